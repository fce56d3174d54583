import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Connection, readConnection } from '../../../local/system/connection.ts';

const ROOT = join(import.meta.dirname, '../../..');

export interface LocalProcessOptions {
  dataDir: string;
  /** 0 for any free one. */
  port: number;
  engine: 'simulated' | 'containers';
  /** Settings of the functions, by the names that they have in their environment. */
  settings?: Record<string, string>;
}

/** What `npm start` runs, in a process of its own. */
export interface LocalProcess {
  connection: Connection;
  /** kill -9: nothing is closed, told or written any more. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Ctrl-C: stops cleanly; its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the whole system; resolves when it says that it is ready. @throws Error with its last words if it ends before */
export async function startLocalProcess(options: LocalProcessOptions): Promise<LocalProcess> {
  const { dataDir, port, engine } = options;
  const args = ['local/start.ts', '--json', '--engine', engine, '--data', dataDir, '--port', String(port)];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...prefixed(options.settings) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await ready(child);
  const connection = readConnection(dataDir);
  if (connection === undefined) throw new Error(`It is ready, but ${dataDir} holds no connection.json`);
  return {
    connection,
    kill: async () => void (await end(child, 'SIGKILL')),
    stop: () => end(child, 'SIGTERM'),
  };
}

function prefixed(settings: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [`OPSWRIGHT_${name}`, value]));
}

function ready(child: ChildProcess): Promise<void> {
  const words: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.stderr?.on('data', (data) => words.push(String(data)));
  createInterface({ input: child.stdout as Readable }).on('line', (line) => {
    words.push(`${line}\n`);
    if ((JSON.parse(line) as { event: string }).event === 'ready') resolve();
  });
  child.once('exit', () =>
    reject(new Error(`The local process ended before it was ready:\n${words.join('')}`)),
  );
  return promise;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  return child.exitCode;
}
