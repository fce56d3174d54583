import type { DebianRelease } from './debian-release.ts';
import type { ImageName } from './image-name.ts';

/** The name of ours for Debian by itself, wherever it came from. */
export function baseImage({ codename }: Pick<DebianRelease, 'codename'>): ImageName & { whole: string } {
  const repo = 'localhost/opswright-base';
  return { repo, tag: codename, whole: `${repo}:${codename}` };
}
