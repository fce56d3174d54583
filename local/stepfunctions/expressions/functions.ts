import jsonata from 'jsonata';
import type { World } from '../core/world.ts';
import { hash } from './hash.ts';
import { partition } from './partition.ts';
import { range } from './range.ts';
import { seededRandom } from './seeded-random.ts';

const FORMAT = jsonata('$fromMillis($millis, $picture, $timezone)');

/**
 * What Step Functions adds to JSONata 2.0.6 or, for time and chance, what must come from the world and not from
 * the process: a step answers the same for the same world.
 */
export function functions(world: World): Record<string, unknown> {
  return {
    partition,
    range,
    hash,
    parse: (text: string | undefined) => (text === undefined ? undefined : JSON.parse(text)),
    random: (seed?: number) => (seed === undefined ? world.random() : seededRandom(seed)),
    uuid: () => world.uuid(),
    millis: () => world.now,
    now: (picture?: string, timezone?: string) =>
      FORMAT.evaluate(undefined, { millis: world.now, picture, timezone }),
  };
}
