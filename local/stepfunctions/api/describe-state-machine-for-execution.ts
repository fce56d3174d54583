import type {
  DescribeStateMachineForExecutionInput,
  DescribeStateMachineForExecutionOutput,
} from '@aws-sdk/client-sfn';
import type { Executions } from '../runtime/executions.ts';
import { findExecution } from './find-execution.ts';
import { roleOf } from './role-of.ts';

/** The definition that this execution runs, which need not be the machine's newest. */
export function describeStateMachineForExecution(executions: Executions) {
  return ({
    executionArn,
  }: DescribeStateMachineForExecutionInput): DescribeStateMachineForExecutionOutput => {
    const execution = findExecution(executions, executionArn);
    return {
      stateMachineArn: execution.machine.arn,
      name: execution.machine.name,
      definition: executions.library.definitionOf(execution),
      roleArn: roleOf(execution.machine.arn),
      updateDate: new Date(execution.startedAt),
    };
  };
}
