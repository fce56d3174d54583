import { AwsError } from '../../contracts/aws-error.ts';
import type { Execution } from '../core/execution.ts';
import type { Executions } from '../runtime/executions.ts';
import { required } from './required.ts';

/** @throws AwsError InvalidArn, ExecutionDoesNotExist */
export function findExecution(executions: Executions, given: string | undefined): Execution {
  const arn = required(given, 'executionArn');
  if (!arn.startsWith('arn:')) throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
  const execution = executions.find(arn);
  if (execution !== undefined) return execution;
  throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
}
