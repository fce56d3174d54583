import type { Branch, BranchId } from './branch.ts';
import type { Draft } from './draft.ts';

/** Gives up all that a branch waits for: the branches it forked, and the execution it started and awaits. */
export function abandon(draft: Draft, id: BranchId): void {
  const { doing }: Branch = draft.branch(id);
  if (doing.kind === 'working' && doing.task.call.kind === 'awaitChild') {
    draft.deeds.push({ kind: 'stopChild', arn: doing.task.call.arn });
  }
  if (doing.kind !== 'forked') return;
  for (let index = 0; index < doing.count; index++) {
    abandon(draft, doing.first + index);
    draft.remove(doing.first + index);
  }
}
