import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DebianRelease } from './debian-release.ts';

const FORMAT = 'deb $(REPO_URI) $(CODENAME) $(COMPONENT)';
/** The release that this project's machines run, and many of those that run this project. */
const OWN = / bookworm(-updates|-security)? main$/;
const DEFAULTS = [
  'deb http://deb.debian.org/debian bookworm main',
  'deb http://deb.debian.org/debian bookworm-updates main',
  'deb http://deb.debian.org/debian-security bookworm-security main',
];

/**
 * Where to get a release of Debian from, as lines of a sources.list: the servers that this machine itself gets Debian 12
 * from, which have the other releases too; Debian's own servers otherwise.
 */
export async function debianSources({ codename }: Pick<DebianRelease, 'codename'>): Promise<string[]> {
  const filters = ['Created-By: Packages', 'Origin: Debian'];
  const { stdout } = await promisify(execFile)('apt-get', ['indextargets', '--format', FORMAT, ...filters]);
  const own = [...new Set(stdout.split('\n'))].filter((line) => OWN.test(line));
  const sources = own.some((line) => line.endsWith(' bookworm main')) ? own : DEFAULTS;
  return sources.map((line) => line.replace(/ bookworm(-\w+)? main$/, ` ${codename}$1 main`));
}
