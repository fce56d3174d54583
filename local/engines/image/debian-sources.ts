import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const FORMAT = 'deb $(REPO_URI) $(CODENAME) $(COMPONENT)';
const DEFAULTS = [
  'deb http://deb.debian.org/debian bookworm main',
  'deb http://deb.debian.org/debian bookworm-updates main',
  'deb http://deb.debian.org/debian-security bookworm-security main',
];

/** Where this machine itself gets Debian 12 from, as lines of a sources.list; Debian's own servers otherwise. */
export async function debianSources(): Promise<string[]> {
  const filters = ['Created-By: Packages', 'Origin: Debian'];
  const { stdout } = await promisify(execFile)('apt-get', ['indextargets', '--format', FORMAT, ...filters]);
  const own = [...new Set(stdout.split('\n'))].filter((line) =>
    / bookworm(-updates|-security)? main$/.test(line),
  );
  return own.some((line) => line.endsWith(' bookworm main')) ? own : DEFAULTS;
}
