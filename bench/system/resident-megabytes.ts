import { readFileSync } from 'node:fs';
import { BenchError } from '../bench-error.ts';

const BYTES_PER_KIB = 1024;
const BYTES_PER_MEGABYTE = 1e6;

/** The resident memory of a process, in megabytes (10^6 bytes), all that it shares with others included. */
export function residentMegabytes(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kib === undefined) throw new BenchError(`Process ${pid} has no resident memory: it has ended.`);
  return (Number(kib) * BYTES_PER_KIB) / BYTES_PER_MEGABYTE;
}
