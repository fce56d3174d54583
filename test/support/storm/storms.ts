import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from './storm-worker.ts';

/**
 * Lives through the storms of all seeds, as many at a time as there are processors, and answers what became of each.
 * What the functions write to their logs is shown when `shown`.
 */
export async function storms(seeds: readonly number[], shown: boolean): Promise<Outcome[]> {
  const waiting = seeds[Symbol.iterator]();
  const lane = async (): Promise<Outcome[]> => {
    const worker = fork(join(import.meta.dirname, 'storm-worker.ts'), { stdio: stdio(shown) });
    const outcomes: Outcome[] = [];
    for (const seed of waiting) outcomes.push(await outcomeOf(worker, seed));
    worker.disconnect();
    return outcomes;
  };
  const width = Math.min(seeds.length, availableParallelism());
  return (await Promise.all(Array.from({ length: width }, lane))).flat();
}

function stdio(shown: boolean): ('ignore' | 'inherit' | 'ipc')[] {
  const words = shown ? 'inherit' : 'ignore';
  return ['ignore', words, words, 'ipc'];
}

function outcomeOf(worker: ChildProcess, seed: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const onExit = (code: number | null, signal: string | null): void =>
      resolve({ seed, wrongs: [`The process of its storm ended (${code ?? signal})`] });
    worker.once('exit', onExit);
    worker.once('message', (outcome) => {
      worker.off('exit', onExit);
      resolve(outcome as Outcome);
    });
    worker.send(seed);
  });
}
