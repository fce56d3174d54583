import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CloudEvent, EmitEvent } from '../../contracts/cloud-event.ts';
import type { LocalClock, Timer } from '../../contracts/local-clock.ts';

const RETRY_MS = 1000;

/**
 * Events on their way to the bus. An event is written in the transaction of the change that it tells, and handed on
 * afterwards, in order, until the bus has it: a crash between the two delivers it late or twice, never not at all.
 */
export interface Outbox {
  /** Call it within the transaction that changes the state. */
  add(event: CloudEvent): void;
  /** Hands on what waits; resolves when nothing waits any more or the bus refuses for now. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  seq: number;
  event: string;
}

export function createOutbox(database: DatabaseSync, clock: LocalClock, emit: EmitEvent): Outbox {
  database.exec(
    'CREATE TABLE IF NOT EXISTS ec2_outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL) STRICT',
  );
  return new DatabaseOutbox(database, clock, emit);
}

class DatabaseOutbox implements Outbox {
  readonly #clock: LocalClock;
  readonly #emit: EmitEvent;
  readonly #insert: StatementSync;
  readonly #first: StatementSync;
  readonly #remove: StatementSync;
  #draining: Promise<void> | undefined;
  #retry: Timer | undefined;
  #closed = false;

  constructor(database: DatabaseSync, clock: LocalClock, emit: EmitEvent) {
    this.#clock = clock;
    this.#emit = emit;
    this.#insert = database.prepare('INSERT INTO ec2_outbox (event) VALUES (?)');
    this.#first = database.prepare('SELECT seq, event FROM ec2_outbox ORDER BY seq LIMIT 1');
    this.#remove = database.prepare('DELETE FROM ec2_outbox WHERE seq = ?');
  }

  add(event: CloudEvent): void {
    this.#insert.run(JSON.stringify(event));
  }

  drain(): Promise<void> {
    this.#retry?.cancel();
    this.#draining ??= this.#handOn().then((emptied) => {
      this.#draining = undefined;
      // An event that came between the last look and this moment has found a drain under way and relied on it.
      return emptied && this.#next() ? this.drain() : undefined;
    });
    return this.#draining;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#retry?.cancel();
    await this.#draining;
  }

  #next(): Waiting | undefined {
    return this.#closed ? undefined : (this.#first.get() as unknown as Waiting | undefined);
  }

  /** @returns whether the bus took all that was waiting */
  async #handOn(): Promise<boolean> {
    for (let waiting = this.#next(); waiting; waiting = this.#next()) {
      try {
        await this.#emit(JSON.parse(waiting.event) as CloudEvent);
      } catch {
        this.#retry = this.#clock.at(this.#clock.now() + RETRY_MS, () => void this.drain());
        return false;
      }
      this.#remove.run(waiting.seq);
    }
    return true;
  }
}
