import { AwsError } from '../../contracts/aws-error.ts';
import type { Executions } from '../runtime/executions.ts';
import type { DeployedMachine } from '../runtime/machine-library.ts';
import { required } from './required.ts';

/** @throws AwsError InvalidArn, StateMachineDoesNotExist */
export function findMachine(executions: Executions, given: string | undefined): DeployedMachine {
  const arn = required(given, 'stateMachineArn');
  if (!arn.startsWith('arn:')) throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
  const machine = executions.library.find(arn);
  if (machine !== undefined) return machine;
  throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}
