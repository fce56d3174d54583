import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { BenchError } from '../bench-error.ts';
import type { LoadOrder, LoadReport } from './load.ts';

const GENERATOR = join(import.meta.dirname, 'load-generator.ts');

/** Runs the load generator in a process of its own. @throws BenchError when a call fails */
export async function runLoad(order: LoadOrder): Promise<LoadReport> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', GENERATOR], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  child.stdin.end(JSON.stringify(order));
  const [output, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0) throw new BenchError(`The load generator ended with ${code}:\n${complaint}`);
  return JSON.parse(output) as LoadReport;
}
