import type { Execution } from '../core/execution.ts';
import type { Work } from '../core/work.ts';
import { workOfBranch, workOfExecution } from '../core/work-of.ts';

/** Begins a piece of work; answers how to give it up. */
export type Begin = (work: Work) => () => void;

/**
 * Keeps under way what an execution needs: begins what is new, gives up what is no longer wanted, and leaves alone
 * what goes on. Only changed branches are looked at.
 */
export class UnderWay {
  readonly #begin: Begin;
  readonly #cancels = new Map<string, () => void>();

  constructor(begin: Begin) {
    this.#begin = begin;
  }

  follow(before: Execution | undefined, after: Execution): void {
    const [unwanted, wanted] = [workBetween(after, before), workBetween(before, after)];
    const keys = new Set(wanted.map(({ key }) => key));
    for (const { key } of unwanted) if (!keys.has(key)) this.#cancel(key);
    for (const work of wanted) {
      if (!this.#cancels.has(work.key)) this.#cancels.set(work.key, this.#begin(work));
    }
  }

  cancelAll(): void {
    for (const key of [...this.#cancels.keys()]) this.#cancel(key);
  }

  #cancel(key: string): void {
    this.#cancels.get(key)?.();
    this.#cancels.delete(key);
  }
}

/** The work of `there`'s branches that are not the same in `here`. */
function workBetween(here: Execution | undefined, there: Execution | undefined): Work[] {
  if (there === undefined) return [];
  const changed = [...there.branches.values()].filter((branch) => here?.branches.get(branch.id) !== branch);
  return [...workOfExecution(there), ...changed.flatMap(workOfBranch)];
}
