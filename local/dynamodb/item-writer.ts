import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../state/in-transaction.ts';
import type { Attributes } from './dynalite.ts';

/** An item as it now is; `undefined` when it was removed. `key` is opaque: the same for the same item. */
export interface ItemChange {
  table: string;
  key: string;
  item: Attributes | undefined;
}

export type OnItemChange = (change: ItemChange) => void;

/** Groups writes so that they are done together, and told only when they are on disk. */
export class ItemWriter {
  readonly #database: DatabaseSync;
  readonly #onItemChange: OnItemChange;
  #changes: ItemChange[] = [];

  constructor(database: DatabaseSync, onItemChange: OnItemChange) {
    this.#database = database;
    this.#onItemChange = onItemChange;
  }

  /** The changes of the group that is being written. */
  get changes(): readonly ItemChange[] {
    return this.#changes;
  }

  wrote(change: ItemChange): void {
    this.#changes.push(change);
  }

  /** All that `work` writes, or nothing when it throws. */
  together<Result>(work: () => Result): Result {
    this.#changes = [];
    const result = inTransaction(this.#database, work);
    for (const change of this.#changes) this.#onItemChange(change);
    return result;
  }
}
