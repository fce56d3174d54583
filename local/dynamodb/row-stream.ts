import { Stream } from 'node:stream';

/**
 * A stream as dynalite's readers want it. All rows are emitted in one step of the event loop, so that no write of
 * another request comes between them: what a query sees is one moment's state.
 */
export class RowStream extends Stream {
  #stopped = false;

  constructor(rows: Iterable<unknown>) {
    super();
    queueMicrotask(() => this.#emitAll(rows));
  }

  /** The reader has enough. */
  destroy(): void {
    this.#stopped = true;
  }

  #emitAll(rows: Iterable<unknown>): void {
    for (const row of rows) {
      if (this.#stopped) break;
      this.emit('data', row);
    }
    this.emit('end');
  }
}
