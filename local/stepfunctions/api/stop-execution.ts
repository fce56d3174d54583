import type { StopExecutionInput, StopExecutionOutput } from '@aws-sdk/client-sfn';
import type { Executions } from '../runtime/executions.ts';
import { findExecution } from './find-execution.ts';

/** Stopping what is closed already is no error. */
export function stopExecution(executions: Executions) {
  return async ({ executionArn, error, cause }: StopExecutionInput): Promise<StopExecutionOutput> => {
    const { arn } = findExecution(executions, executionArn);
    await executions.post(arn, { kind: 'stop', error, cause });
    const { ending } = findExecution(executions, arn);
    return { stopDate: new Date(ending?.at ?? executions.world().now) };
  };
}
