import type Docker from 'dockerode';
import { canInstallPackages } from '../install/can-install-packages.ts';
import { baseImage } from './base-image.ts';
import type { DebianRelease } from './debian-release.ts';
import { imageExists } from './image-exists.ts';
import { importBase } from './import-base.ts';
import { pullBase } from './pull-base.ts';

/**
 * Sees that the base image is there: pulled where a registry answers, otherwise made from Debian's packages.
 * @throws Error saying what to do when neither works
 */
export async function ensureBase(
  docker: Docker,
  release: DebianRelease,
  report: (line: string) => void,
): Promise<void> {
  if (await imageExists(docker, baseImage(release).whole)) return;
  const refusal = await pullBase(docker, release, report);
  if (refusal === undefined) return;
  if (!canInstallPackages()) throw new Error(noBase(release, refusal));
  report(
    `  no image registry in reach (${refusal}): making ${release.name} from this machine's package sources`,
  );
  await importBase(docker, release, report);
}

function noBase(release: DebianRelease, refusal: string): string {
  return (
    `The image debian:${release.codename}-slim could not be pulled (${refusal}). ` +
    `Bring it to this machine and tag it ${baseImage(release).whole}, or run as root on Debian or Ubuntu, where it is made from packages.`
  );
}
