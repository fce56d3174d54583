import type { ListExecutionsInput, ListExecutionsOutput } from '@aws-sdk/client-sfn';
import type { Execution, ExecutionStatus } from '../core/execution.ts';
import type { Executions } from '../runtime/executions.ts';
import type { ExecutionStore } from '../store/execution-store.ts';
import { findMachine } from './find-machine.ts';
import { cutPage, pageOf } from './page.ts';

export function listExecutions(executions: Executions, store: ExecutionStore) {
  return ({ stateMachineArn, statusFilter, ...asked }: ListExecutionsInput): ListExecutionsOutput => {
    const { source } = findMachine(executions, stateMachineArn);
    const page = pageOf(asked);
    const status = statusFilter as ExecutionStatus | undefined;
    const read = store.list({ machineArn: source.arn, status, limit: page.limit + 1, offset: page.offset });
    const { items, nextToken } = cutPage(read, page);
    return { executions: items.map(toListItem), nextToken };
  };
}

function toListItem({ arn, machine, name, status, startedAt, ending }: Execution) {
  return {
    executionArn: arn,
    stateMachineArn: machine.arn,
    name,
    status,
    startDate: new Date(startedAt),
    stopDate: ending && new Date(ending.at),
  };
}
