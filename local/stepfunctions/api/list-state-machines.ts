import type { ListStateMachinesInput, ListStateMachinesOutput } from '@aws-sdk/client-sfn';
import type { Executions } from '../runtime/executions.ts';
import { cutPage, pageOf } from './page.ts';

export function listStateMachines(executions: Executions) {
  return (asked: ListStateMachinesInput): ListStateMachinesOutput => {
    const page = pageOf(asked);
    const { items, nextToken } = cutPage(executions.library.deployed().slice(page.offset), page);
    const stateMachines = items.map(({ source, deployedAt }) => ({
      stateMachineArn: source.arn,
      name: source.name,
      type: 'STANDARD' as const,
      creationDate: new Date(deployedAt),
    }));
    return { stateMachines, nextToken };
  };
}
