import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection } from './connection.ts';
import { simulatorFolder } from './simulator-folder.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/**
 * Starts the simulator in a process of its own, in a session of its own: it outlives this one, however this one ends.
 * Resolves when it answers.
 */
export async function spawnSimulator(dataDir: string): Promise<Connection> {
  mkdirSync(simulatorFolder(dataDir), { recursive: true, mode: 0o700 });
  const log = openSync(join(simulatorFolder(dataDir), 'log'), 'a', 0o600);
  const child = spawn(process.execPath, [MAIN, dataDir], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  const connection = await firstWord(child, dataDir);
  child.disconnect();
  child.unref();
  return connection;
}

function firstWord(child: ChildProcess, dataDir: string): Promise<Connection> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Connection));
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(
        new Error(`The simulator ended at once (${code}); see ${join(simulatorFolder(dataDir), 'log')}`),
      ),
    );
  });
}
