import type { BranchId } from './branch.ts';
import { closeExecution } from './close-execution.ts';
import type { Draft } from './draft.ts';
import type { Event } from './event.ts';
import { onTaskEvent } from './on-task-event.ts';
import { onTime } from './on-time.ts';
import { type Outcome, SETTLED } from './outcome.ts';

/** What an event means for the execution; `undefined` when it is late or came before and means nothing. */
export function apply(draft: Draft, event: Event): Outcome | undefined {
  switch (event.kind) {
    case 'turn':
      return onTurn(draft, event.branch, event.turn);
    case 'time':
      return onTime(draft, event.branch);
    case 'deadline':
      return onDeadline(draft);
    case 'stop':
      closeExecution(draft, 'ABORTED', event);
      return SETTLED;
    default:
      return onTaskEvent(draft, event);
  }
}

function onTurn(draft: Draft, branch: BranchId, turn: number): Outcome | undefined {
  const doing = draft.find(branch)?.doing;
  return doing?.kind === 'ready' && doing.turn === turn ? { kind: 'run', branch } : undefined;
}

function onDeadline(draft: Draft): Outcome | undefined {
  const { deadline } = draft.execution;
  if (deadline === undefined || draft.world.now < deadline) return undefined;
  closeExecution(draft, 'TIMED_OUT', { error: 'States.Timeout' });
  return SETTLED;
}
