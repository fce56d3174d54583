import type Docker from 'dockerode';
import { canInstallPackages } from '../install/can-install-packages.ts';
import { imageExists } from './image-exists.ts';
import { importBase } from './import-base.ts';
import { pullBase } from './pull-base.ts';

/** Debian 12 by itself, under a name of ours, wherever it came from. */
const NAME = { repo: 'localhost/opswright-base', tag: 'bookworm' };
export const BASE_TAG = `${NAME.repo}:${NAME.tag}`;

/**
 * Sees that the base image is there: pulled where a registry answers, otherwise made from Debian's packages.
 * @throws Error saying what to do when neither works
 */
export async function ensureBase(docker: Docker, report: (line: string) => void): Promise<void> {
  if (await imageExists(docker, BASE_TAG)) return;
  const refusal = await pullBase(docker, NAME, report);
  if (refusal === undefined) return;
  if (!canInstallPackages()) throw new Error(noBase(refusal));
  report(`  no image registry in reach (${refusal}): making Debian 12 from this machine's package sources`);
  await importBase(docker, NAME, report);
}

function noBase(refusal: string): string {
  return (
    `The image debian:bookworm-slim could not be pulled (${refusal}). ` +
    `Bring it to this machine and tag it ${BASE_TAG}, or run as root on Debian or Ubuntu, where it is made from packages.`
  );
}
