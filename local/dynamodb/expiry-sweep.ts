import type { LocalClock, Timer } from '../contracts/local-clock.ts';
import type { Attributes } from './dynalite.ts';
import type { Engine } from './engine.ts';
import type { ItemWriter } from './item-writer.ts';
import type { KeySpaces } from './key-spaces.ts';

const EVERY_MS = 60_000;
/** Items removed in one step of the event loop. */
const AT_ONCE = 100;

interface SweepParts {
  engine: Engine;
  spaces: KeySpaces;
  writer: ItemWriter;
  clock: LocalClock;
}

/** Removes items whose time-to-live has passed, each minute of the cloud's clock. Answers how to stop it. */
export function startExpirySweep(parts: SweepParts): Timer {
  let timer: Timer;
  const sweep = (): void => {
    const more = removeExpired(parts) === AT_ONCE;
    timer = parts.clock.at(parts.clock.now() + (more ? 0 : EVERY_MS), sweep);
  };
  timer = parts.clock.at(parts.clock.now(), sweep);
  return { cancel: () => timer.cancel() };
}

/** Answers how many it removed, at most `AT_ONCE`. */
function removeExpired({ engine, spaces, writer, clock }: SweepParts): number {
  const expired = spaces.expired(Math.floor(clock.now() / 1000), AT_ONCE);
  writer.together(() => {
    for (const { space, key } of expired) removeItem(engine, space.replace(/^item-/, ''), key);
  });
  return expired.length;
}

function removeItem(engine: Engine, table: string, key: string): void {
  const item = engine.item(table, key) ?? {};
  const names = engine.tables.describe(table).KeySchema.map(({ AttributeName }) => AttributeName);
  const Key: Attributes = Object.fromEntries(names.map((name) => [name, item[name] ?? {}]));
  engine.actNow('DeleteItem', { TableName: table, Key });
}
