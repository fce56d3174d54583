import { expect } from 'vitest';
import type { AppLife } from './app-life.ts';

/** A quiet machine takes 3 to 5, one that runs other tests beside up to 20. */
const SECONDS = 40;

interface Way {
  type: 'rollback' | 'execute_recipes';
  args?: Record<string, string[]>;
}

const ROLLBACK: Way = { type: 'rollback' };

/**
 * Rolls the life's app back by one release: within seconds, to the one before, and with nothing left of the newer
 * one. `revision` is what the app's source names by then, which a rollback does not look at.
 */
export async function rollBack(life: AppLife, revision: string, by: Way = ROLLBACK): Promise<void> {
  const releases = async () => (await life.shell('ls /srv/www/*/releases')).split('\n');
  const before = await releases();
  const begin = performance.now();
  await life.succeed(by.type, revision, { args: by.args });
  const seconds = (performance.now() - begin) / 1000;
  console.log(`the rollback took ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThan(SECONDS);
  expect(await life.shell('basename $(readlink /srv/www/*/current)')).toBe(before.at(-2));
  expect(await releases()).toEqual(before.slice(0, -1));
}
