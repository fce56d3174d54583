import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Connection, readConnection } from '../../local/system/connection.ts';
import type { SystemOptions } from '../../local/system/system-options.ts';
import { BenchError } from '../bench-error.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What `npm start` runs, started by `npm start`, in processes of its own. */
export interface RunningSystem {
  connection: Connection;
  dataDir: string;
  /** From the start of npm until the system said that it is ready. */
  readySeconds: number;
  /** Ctrl-C; resolves when it is gone. Its machines are stopped, not removed. */
  stop(): Promise<void>;
}

/** Starts a system; resolves when it is ready. @throws BenchError with its last words if it ends before */
export async function startSystem(dataDir: string, engine: SystemOptions['engine']): Promise<RunningSystem> {
  const begin = performance.now();
  const options = ['--json', '--engine', engine, '--data', dataDir, '--port', '0'];
  const npm = spawn('npm', ['start', '--silent', '--', ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await ready(npm);
  const readySeconds = (performance.now() - begin) / 1000;
  const connection = readConnection(dataDir);
  if (!connection) throw new BenchError(`The system is ready, but ${dataDir} has no connection.json.`);
  return { connection, dataDir, readySeconds, stop: () => stop(npm, connection.pid) };
}

function ready(npm: ChildProcess): Promise<void> {
  const words: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  npm.stderr?.on('data', (data) => words.push(String(data)));
  createInterface({ input: npm.stdout as Readable }).on('line', (line) => {
    words.push(`${line}\n`);
    if (isReady(line)) resolve();
  });
  npm.once('exit', () => reject(new BenchError(`npm start ended early:\n${words.join('')}`)));
  return promise;
}

function isReady(line: string): boolean {
  return (JSON.parse(line) as { event: string }).event === 'ready';
}

/** The process itself is told: npm does not hand on every signal. */
async function stop(npm: ChildProcess, pid: number): Promise<void> {
  if (npm.exitCode !== null || npm.signalCode !== null) return;
  const gone = once(npm, 'exit');
  process.kill(pid, 'SIGTERM');
  await gone;
}
