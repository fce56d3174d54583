import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class InUseError extends Error {
  override name = 'InUseError';
}

const FILE = 'pid';

/**
 * Makes the data folder this process's own; answers what gives it back. One that was killed left its file: its
 * pid is nobody's any more, or another program's.
 * @throws InUseError when a system that runs has the folder
 */
export function claimDataFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, FILE);
  const owner = readOwner(path);
  if (owner !== undefined && owner !== process.pid && isOneOfUs(owner))
    throw new InUseError(
      `The data folder ${dataDir} is used by the system with pid ${owner}. Stop it, or choose another with --data.`,
    );
  writeFileSync(path, String(process.pid));
  return () => rmSync(path, { force: true });
}

function readOwner(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the pid is of a process of this project: pids are used again. */
function isOneOfUs(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('local/');
  } catch {
    return false;
  }
}
