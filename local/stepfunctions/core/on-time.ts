import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';
import { makeReady } from './make-ready.ts';
import { type Outcome, SETTLED } from './outcome.ts';
import { resourceOf } from './resource-of.ts';
import type { Task } from './task.ts';

/** A timer of the branch went off. It may be one that no longer matters: the clock decides, not the timer. */
export function onTime(draft: Draft, branch: BranchId): Outcome | undefined {
  const doing = draft.find(branch)?.doing;
  if (doing?.kind === 'working') return onTaskTime(draft, branch, doing.task);
  if (doing?.kind !== 'waiting' && doing?.kind !== 'backingOff') return undefined;
  if (draft.world.now < doing.until) return undefined;
  if (doing.kind === 'waiting') return { kind: 'done', branch };
  makeReady(draft, branch);
  return SETTLED;
}

function onTaskTime(draft: Draft, branch: BranchId, task: Task): Outcome | undefined {
  const { now } = draft.world;
  if (now >= (task.timeoutAt ?? Infinity)) return timedOut(draft, branch, 'States.Timeout');
  if (now >= (task.heartbeat?.dueAt ?? Infinity)) return timedOut(draft, branch, 'States.HeartbeatTimeout');
  return undefined;
}

function timedOut(draft: Draft, branch: BranchId, error: string): Outcome {
  draft.record(branch, 'TaskTimedOut', { taskTimedOutEventDetails: { ...resourceOf(draft, branch), error } });
  return { kind: 'failed', branch, failure: { error } };
}
