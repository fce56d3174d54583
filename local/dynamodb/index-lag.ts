import type { LocalClock } from '../contracts/local-clock.ts';
import type { Faults } from '../faults/faults.ts';
import type { KeyRange } from './dynalite.ts';

/** How long the fault mode lets an index lag behind its table. */
const LAG_MS = 1000;

interface Row {
  key: string;
  value: string;
}

interface Change {
  /** What was there before; absent when nothing was. */
  before?: string;
  atMs: number;
}

/**
 * The fault mode's eventually consistent indexes: remembers what each entry was a moment ago, and lets a read that
 * the fault strikes see that in place of what it is.
 */
export class IndexLag {
  readonly #clock: LocalClock;
  readonly #faults: Faults;
  /** By space, then by key. */
  readonly #recent = new Map<string, Map<string, Change>>();

  constructor(clock: LocalClock, faults: Faults) {
    this.#clock = clock;
    this.#faults = faults;
  }

  /** Of several changes within the lag, the first knows how it was before. */
  changed(space: string, key: string, before: string | undefined): void {
    const ofSpace = this.#prune(space);
    if (!ofSpace.has(key)) ofSpace.set(key, { before, atMs: this.#clock.now() });
    this.#recent.set(space, ofSpace);
  }

  /** The rows of a range as they are or, where the fault strikes, as they were. */
  view(space: string, rows: Iterable<Row>, range: KeyRange = {}): Iterable<Row> {
    const recent = this.#prune(space);
    if (recent.size === 0 || !this.#faults.strikes('delayedIndexes')) return rows;
    const unchanged = [...rows].filter(({ key }) => !recent.has(key));
    const restored = [...recent].flatMap(([key, { before }]) =>
      before === undefined || !isWithin(key, range) ? [] : [{ key, value: before }],
    );
    const order = range.reverse ? -1 : 1;
    return [...unchanged, ...restored].sort((a, b) => (a.key < b.key ? -order : order));
  }

  #prune(space: string): Map<string, Change> {
    const ofSpace = this.#recent.get(space) ?? new Map<string, Change>();
    for (const [key, { atMs }] of ofSpace) if (atMs + LAG_MS <= this.#clock.now()) ofSpace.delete(key);
    return ofSpace;
  }
}

function isWithin(key: string, { gte, gt, lte, lt }: KeyRange): boolean {
  return (
    (gte === undefined || key >= gte) &&
    (gt === undefined || key > gt) &&
    (lte === undefined || key <= lte) &&
    (lt === undefined || key < lt)
  );
}
