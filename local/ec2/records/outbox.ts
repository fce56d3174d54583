import type { DatabaseSync } from 'node:sqlite';
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
  const insert = database.prepare('INSERT INTO ec2_outbox (event) VALUES (?)');
  const first = database.prepare('SELECT seq, event FROM ec2_outbox ORDER BY seq LIMIT 1');
  const remove = database.prepare('DELETE FROM ec2_outbox WHERE seq = ?');
  let draining: Promise<void> | undefined;
  let retry: Timer | undefined;
  let closed = false;

  const next = (): Waiting | undefined =>
    closed ? undefined : (first.get() as unknown as Waiting | undefined);

  /** @returns whether the bus took all that was waiting */
  const handOn = async (): Promise<boolean> => {
    for (let waiting = next(); waiting; waiting = next()) {
      try {
        await emit(JSON.parse(waiting.event) as CloudEvent);
      } catch {
        retry = clock.at(clock.now() + RETRY_MS, () => void drain());
        return false;
      }
      remove.run(waiting.seq);
    }
    return true;
  };

  const drain = (): Promise<void> => {
    retry?.cancel();
    draining ??= handOn().then((emptied) => {
      draining = undefined;
      // An event that came between the last look and this moment has found a drain under way and relied on it.
      return emptied && next() ? drain() : undefined;
    });
    return draining;
  };

  return {
    add: (event) => void insert.run(JSON.stringify(event)),
    drain,
    close: async () => {
      closed = true;
      retry?.cancel();
      await draining;
    },
  };
}
