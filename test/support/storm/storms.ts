import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from './storm-worker.ts';

/** A storm takes some seconds, on a machine that is very busy some dozens; what takes longer hangs. */
const LONGEST_STORM_MS = 180_000;

/**
 * Lives through the storms of all seeds, as many at a time as there are processors, and answers what became of each.
 * What the functions write to their logs is shown when `shown`.
 */
export async function storms(seeds: readonly number[], shown: boolean): Promise<Outcome[]> {
  const waiting = seeds[Symbol.iterator]();
  const lane = async (): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    let worker = begin(shown);
    for (const seed of waiting) {
      outcomes.push(await outcomeOf(worker, seed));
      if (!worker.connected) worker = begin(shown);
    }
    worker.disconnect();
    return outcomes;
  };
  const width = Math.min(seeds.length, availableParallelism());
  return (await Promise.all(Array.from({ length: width }, lane))).flat();
}

function begin(shown: boolean): ChildProcess {
  const words = shown ? 'inherit' : 'ignore';
  return fork(join(import.meta.dirname, 'storm-worker.ts'), { stdio: ['ignore', words, words, 'ipc'] });
}

function outcomeOf(worker: ChildProcess, seed: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const hangs = setTimeout(() => worker.kill('SIGKILL'), LONGEST_STORM_MS);
    const onExit = (code: number | null, signal: string | null): void =>
      resolve({ seed, wrongs: [`Its process ended (${code ?? signal}); SIGKILL: the storm did not end`] });
    worker.once('exit', onExit);
    worker.once('message', (outcome) => {
      clearTimeout(hangs);
      worker.off('exit', onExit);
      resolve(outcome as Outcome);
    });
    worker.send(seed);
  });
}
