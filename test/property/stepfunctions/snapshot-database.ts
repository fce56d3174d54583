import { DatabaseSync } from 'node:sqlite';

/** A database that copies itself into `copy` right after its `which`-th commit: what kill -9 there would leave. */
export class SnapshotDatabase extends DatabaseSync {
  readonly #copy: string;
  readonly #which: number;
  #commits = 0;

  constructor(path: string, copy: string, which: number) {
    super(path);
    // What a snapshot holds is what was committed: the disk itself need not be waited for.
    super.exec('PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY');
    this.#copy = copy;
    this.#which = which;
  }

  get taken(): boolean {
    return this.#commits >= this.#which;
  }

  override exec(sql: string): void {
    super.exec(sql);
    if (sql === 'COMMIT' && ++this.#commits === this.#which) super.exec(`VACUUM INTO '${this.#copy}'`);
  }
}
