import type { BranchId, Doing } from './branch.ts';
import type { Draft } from './draft.ts';
import type { Task } from './task.ts';

/** Gives up all that a branch waits for: the branches it forked, and the execution it started and awaits. */
export function abandon(draft: Draft, id: BranchId): void {
  const { doing } = draft.branch(id);
  if (doing.kind === 'working') abandonTask(draft, doing.task);
  if (doing.kind === 'forked') abandonFork(draft, doing);
  draft.change(id, { doing: { kind: 'between' } });
}

/** A function cannot be called back, and a token is void by itself; a child is told to stop. */
function abandonTask(draft: Draft, { call }: Task): void {
  if (call.kind === 'awaitChild') draft.deeds.push({ kind: 'stopChild', arn: call.arn });
}

function abandonFork(draft: Draft, { first, count }: Extract<Doing, { kind: 'forked' }>): void {
  for (let id = first; id < first + count; id++) {
    abandon(draft, id);
    draft.remove(id);
  }
}
