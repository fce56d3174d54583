import type { GetExecutionHistoryInput, GetExecutionHistoryOutput } from '@aws-sdk/client-sfn';
import type { HistoryEvent } from '../core/history-event.ts';
import type { Executions } from '../runtime/executions.ts';
import type { ExecutionStore } from '../store/execution-store.ts';
import { findExecution } from './find-execution.ts';
import { cutPage, pageOf } from './page.ts';

export function getExecutionHistory(executions: Executions, store: ExecutionStore) {
  return ({ executionArn, reverseOrder, ...asked }: GetExecutionHistoryInput): GetExecutionHistoryOutput => {
    const { arn } = findExecution(executions, executionArn);
    const page = pageOf(asked);
    const newestFirst = reverseOrder ?? false;
    const read = store.history(arn, { limit: page.limit + 1, offset: page.offset, newestFirst });
    const { items, nextToken } = cutPage(read, page);
    return { events: items.map(toEvent), nextToken };
  };
}

type SdkEvent = NonNullable<GetExecutionHistoryOutput['events']>[number];

function toEvent({ id, previousEventId, timestamp, type, details }: HistoryEvent): SdkEvent {
  return { id, previousEventId, timestamp: new Date(timestamp), type: type as SdkEvent['type'], ...details };
}
