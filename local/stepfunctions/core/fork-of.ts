import type { Branch, Doing } from './branch.ts';

/** The fork that a branch waits for. */
export function forkOf({ id, doing }: Branch): Extract<Doing, { kind: 'forked' }> {
  if (doing.kind !== 'forked') throw new Error(`Branch ${id} is ${doing.kind}, not forked`);
  return doing;
}
