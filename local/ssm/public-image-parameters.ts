import type { MachineSystem } from '../contracts/machine-system.ts';

/** An image that public parameters lead to. */
export interface PublicImage {
  id: string;
  architecture: 'x86_64' | 'arm64';
  system: MachineSystem;
}

const FAMILIES = [
  /^\/aws\/service\/ami-amazon-linux-latest\//,
  /^\/aws\/service\/debian\/release\/\d+\/latest\//,
  /^\/aws\/service\/canonical\/ubuntu\/server\/[\d.]+\/stable\/current\//,
];

/**
 * The public parameters in which makers publish their images: here every operating system is Debian 12, but for
 * Debian 11. `undefined` for a name that is none of them.
 */
export function publicImage(name: string, images: readonly PublicImage[]): string | undefined {
  if (!FAMILIES.some((family) => family.test(name))) return undefined;
  const architecture = /arm64|aarch64/.test(name) ? 'arm64' : 'x86_64';
  const system = name.includes('/debian/release/11/') ? 'debian-11' : 'debian-12';
  return images.find((image) => image.architecture === architecture && image.system === system)?.id;
}
