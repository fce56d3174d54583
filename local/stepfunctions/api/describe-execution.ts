import type { DescribeExecutionInput, DescribeExecutionOutput } from '@aws-sdk/client-sfn';
import type { Execution } from '../core/execution.ts';
import type { Executions } from '../runtime/executions.ts';
import { findExecution } from './find-execution.ts';

export function describeExecution(executions: Executions) {
  return ({ executionArn }: DescribeExecutionInput): DescribeExecutionOutput => {
    const execution = findExecution(executions, executionArn);
    return {
      executionArn: execution.arn,
      stateMachineArn: execution.machine.arn,
      name: execution.name,
      status: execution.status,
      startDate: new Date(execution.startedAt),
      input: execution.input,
      inputDetails: { included: true },
      ...endingOf(execution),
    };
  };
}

function endingOf({ ending }: Execution): Partial<DescribeExecutionOutput> {
  if (ending === undefined) return {};
  const { at, output, error, cause } = ending;
  const told =
    output === undefined ? {} : { output: JSON.stringify(output), outputDetails: { included: true } };
  return { stopDate: new Date(at), error, cause, ...told };
}
