import type { DescribeStateMachineInput, DescribeStateMachineOutput } from '@aws-sdk/client-sfn';
import type { Executions } from '../runtime/executions.ts';
import { findMachine } from './find-machine.ts';
import { roleOf } from './role-of.ts';

export function describeStateMachine(executions: Executions) {
  return ({ stateMachineArn }: DescribeStateMachineInput): DescribeStateMachineOutput => {
    const { source, deployedAt } = findMachine(executions, stateMachineArn);
    return {
      stateMachineArn: source.arn,
      name: source.name,
      status: 'ACTIVE',
      definition: JSON.stringify(source.definition),
      roleArn: roleOf(source.arn),
      type: 'STANDARD',
      creationDate: new Date(deployedAt),
    };
  };
}
