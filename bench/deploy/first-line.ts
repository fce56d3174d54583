import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BenchError } from '../bench-error.ts';
import type { Machine } from '../system/machine.ts';

const FIRST_LINE = '# Logfile created';

/** Milliseconds from a moment to a run's first line. */
export interface FirstLine {
  /** Written on the machine. */
  written: number;
  /** Stored by the control plane. */
  arrived: number;
}

export interface FirstLineQuestion {
  /** Of the system. */
  dataDir: string;
  machine: Machine;
  commandId: string;
  /** Milliseconds since 1970; the run is the first that began after it. */
  sinceMs: number;
}

/**
 * By the times of files, which all containers take from one clock: on the machine that of the command's log, here
 * that of the first piece of it among the control plane's objects. The API's own times are in whole seconds.
 */
export async function firstLine(question: FirstLineQuestion): Promise<FirstLine> {
  const { machine, commandId, sinceMs, dataDir } = question;
  const born = await machine.run(`stat --format=%.9W /var/lib/opswright/commands/${commandId}/log`);
  const arrivedMs = await firstArrival(join(dataDir, 'objects'), sinceMs);
  return { written: Number(born) * 1000 - sinceMs, arrived: arrivedMs - sinceMs };
}

async function firstArrival(folder: string, sinceMs: number): Promise<number> {
  const times = (await readdir(folder)).map(async (name) => {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < sinceMs) return Number.POSITIVE_INFINITY;
    const begins = (await readFile(path, 'latin1')).startsWith(FIRST_LINE);
    return begins ? mtimeMs : Number.POSITIVE_INFINITY;
  });
  const first = Math.min(...(await Promise.all(times)));
  if (!Number.isFinite(first)) throw new BenchError('No first line of a log arrived.');
  return first;
}
