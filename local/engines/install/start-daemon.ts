import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

export interface Daemon {
  process: ChildProcess;
  /** Resolves with a sentence when it has ended or could not be started. */
  ended: Promise<string>;
}

interface DaemonCommand {
  command: string;
  args: readonly string[];
  logFile: string;
  environment: Record<string, string>;
}

/**
 * Starts a daemon in a session of its own, with its output in a file: a Ctrl-C or `kill -9` that hits us,
 * or our whole process group, leaves it and all containers alone.
 */
export function startDaemon({ command, args, logFile, environment }: DaemonCommand): Daemon {
  const log = openSync(logFile, 'a');
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log], env: environment });
  closeSync(log);
  child.unref();
  return { process: child, ended: ending(child) };
}

async function ending(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = await once(child, 'exit');
    return `it ended with ${signal ?? `status ${code}`}`;
  } catch (error) {
    return `it could not be started: ${error instanceof Error ? error.message : String(error)}`;
  }
}
