import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const LEGACY = '/usr/sbin/iptables-legacy';

/** One way to start dockerd. Which one a kernel allows is found out by trying. */
export interface DaemonAttempt {
  what: string;
  args: string[];
  path: string;
}

/** The ways to start dockerd, the plain one first; the others are for kernels that lack nftables or overlayfs. */
export function daemonAttempts(workDir: string): DaemonAttempt[] {
  const plain = { what: 'with its own defaults', args: [], path: SYSTEM_PATH };
  const vfs = { what: 'with the vfs storage driver', args: ['--storage-driver=vfs'], path: SYSTEM_PATH };
  if (!existsSync(LEGACY)) return [plain, vfs];
  const path = `${legacyTables(join(workDir, 'legacy-tables'))}:${SYSTEM_PATH}`;
  return [
    plain,
    { ...plain, what: 'with legacy iptables', path },
    { ...vfs, what: 'with legacy iptables and the vfs storage driver', path },
    vfs,
  ];
}

/** A folder whose `iptables` is the legacy one: for dockerd alone, the machine's own choice stays as it is. */
function legacyTables(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['iptables', 'ip6tables']) symlinkSync(`/usr/sbin/${name}-legacy`, join(folder, name));
  return folder;
}
