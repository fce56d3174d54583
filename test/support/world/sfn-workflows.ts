import type { AwsService } from '../../../local/contracts/aws-service.ts';
import type { Workflows } from '../../../src/ports/workflows.ts';

const PREFIX = 'arn:aws:states:us-east-1:123456789012';
const LATE = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'];

/** The Workflows port straight on the interpreter, without a wire between. */
export function sfnWorkflows(service: () => AwsService): Workflows {
  const call = async (operation: string, input: object) => {
    const handler = service().handlers[operation];
    if (!handler) throw new Error(`no operation ${operation}`);
    const caller = { accessKeyId: 'test' };
    return (await handler(input, { operation, region: 'us-east-1', requestId: 'r', caller })) as Record<
      string,
      string
    >;
  };
  const unless = (names: string[]) => (error: unknown) => {
    if (!names.includes((error as Error).name)) throw error;
    return undefined;
  };
  return {
    start: async (machine, name, input) => {
      const stateMachineArn = `${PREFIX}:stateMachine:${machine}`;
      await call('StartExecution', { stateMachineArn, name, input: JSON.stringify(input) }).catch(
        unless(['ExecutionAlreadyExists']),
      );
    },
    resume: async (taskToken, output) => {
      await call('SendTaskSuccess', { taskToken, output: JSON.stringify(output) }).catch(unless(LATE));
    },
    fail: async (taskToken, error, cause) => {
      await call('SendTaskFailure', { taskToken, error, cause }).catch(unless(LATE));
    },
    outcome: async (machine, name) => {
      const executionArn = `${PREFIX}:execution:${machine}:${name}`;
      const found = await call('DescribeExecution', { executionArn }).catch(
        unless(['ExecutionDoesNotExist']),
      );
      if (!found) return undefined;
      const status = { RUNNING: 'running', SUCCEEDED: 'succeeded' }[found.status ?? ''] ?? 'failed';
      return { status: status as 'running', error: found.error, cause: found.cause };
    },
  };
}
