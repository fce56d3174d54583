import { randomUUID } from 'node:crypto';
import type { StartExecutionInput, StartExecutionOutput } from '@aws-sdk/client-sfn';
import type { Executions } from '../runtime/executions.ts';
import { startExecution } from '../runtime/start-execution.ts';
import { required } from './required.ts';

export function startExecutionOperation(executions: Executions) {
  return ({
    stateMachineArn,
    name = randomUUID(),
    input = '{}',
  }: StartExecutionInput): StartExecutionOutput => {
    const machineArn = required(stateMachineArn, 'stateMachineArn');
    const { arn, startedAt } = startExecution(executions, { machineArn, name, input });
    return { executionArn: arn, startDate: new Date(startedAt) };
  };
}
