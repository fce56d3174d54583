import type { Json } from '../json.ts';
import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';

/** What only some fields see in the context. */
export interface ContextExtras {
  /** While a Task is being started. */
  readonly token?: string;
  /** In a Map's ItemSelector. */
  readonly item?: { readonly index: number; readonly value: Json };
}

/** `$states.context` for a branch. */
export function contextOf(draft: Draft, id: BranchId, extras: ContextExtras): object {
  const branch = draft.branch(id);
  const item = extras.item ?? itemOf(draft, id);
  return {
    Execution: executionContext(draft),
    StateMachine: { Id: draft.execution.machine.arn, Name: draft.execution.machine.name },
    State: {
      Name: branch.state,
      EnteredTime: isoTime(branch.enteredAt),
      RetryCount: branch.retries.reduce((total, used) => total + used, 0),
    },
    ...(extras.token === undefined ? {} : { Task: { Token: extras.token } }),
    ...(item === undefined ? {} : { Map: { Item: { Index: item.index, Value: item.value } } }),
  };
}

function executionContext({ execution }: Draft): object {
  return {
    Id: execution.arn,
    Name: execution.name,
    /** Parsed only where an expression reads it. */
    get Input(): Json {
      return JSON.parse(execution.input);
    },
    StartTime: isoTime(execution.startedAt),
  };
}

/** The item of the innermost Map around the branch. */
function itemOf(draft: Draft, id: BranchId): ContextExtras['item'] {
  const { item, index, parent } = draft.branch(id);
  if (item !== undefined) return { index, value: item };
  return parent === undefined ? undefined : itemOf(draft, parent);
}

function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
