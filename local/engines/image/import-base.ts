import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { PassThrough, type Readable } from 'node:stream';
import type Docker from 'dockerode';
import { jsonMessages } from '../docker/json-messages.ts';
import { installPackages } from '../install/install-packages.ts';
import { baseImage } from './base-image.ts';
import type { DebianRelease } from './debian-release.ts';
import { debianSources } from './debian-sources.ts';

const MMDEBSTRAP = '/usr/bin/mmdebstrap';
/** What Debian's `slim` images are: no documentation, no translations. */
const LEFT_OUT = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/locale/*', '/usr/share/info/*'];
const OPTIONS = ['--variant=minbase', ...LEFT_OUT.map((path) => `--dpkgopt=path-exclude=${path}`)];

/** Makes a minimal Debian with mmdebstrap and gives it to the engine while it is made. Needs root and apt. */
export async function importBase(
  docker: Docker,
  release: DebianRelease,
  report: (line: string) => void,
): Promise<void> {
  if (!existsSync(MMDEBSTRAP)) await installPackages(['mmdebstrap', 'debian-archive-keyring'], report);
  const root = makeRoot(release, await debianSources(release), report);
  const [imageId] = await Promise.all([importTarball(docker, root.tarball), root.made]);
  // Named only now: a tarball that was cut short must not pass for Debian.
  const { repo, tag } = baseImage(release);
  await docker.getImage(imageId).tag({ repo, tag });
}

interface Root {
  tarball: Readable;
  /** Rejects when mmdebstrap fails. */
  made: Promise<void>;
}

function makeRoot(
  { codename }: DebianRelease,
  sources: readonly string[],
  report: (line: string) => void,
): Root {
  const child = spawn(MMDEBSTRAP, [...OPTIONS, codename, '-', '-'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (/^I: /.test(line)) report(`  mmdebstrap ${line.slice(3)}`);
    if (/^(E|W): /.test(line)) errors.push(line);
  });
  child.stdin.end(`${sources.join('\n')}\n`);
  return { tarball: child.stdout.pipe(new PassThrough()), made: succeeded(child, errors) };
}

async function succeeded(child: ReturnType<typeof spawn>, errors: string[]): Promise<void> {
  const [code, signal] = await once(child, 'close');
  if (code !== 0) throw new Error(`mmdebstrap failed (${code ?? signal}): ${errors.join(' ')}`);
}

async function importTarball(docker: Docker, tarball: Readable): Promise<string> {
  let imageId = '';
  for await (const { status } of jsonMessages(await docker.importImage(tarball))) imageId = status ?? imageId;
  return imageId;
}
