const FAMILIES = [
  /^\/aws\/service\/ami-amazon-linux-latest\//,
  /^\/aws\/service\/debian\/release\/\d+\/latest\//,
  /^\/aws\/service\/canonical\/ubuntu\/server\/[\d.]+\/stable\/current\//,
];

/**
 * The public parameters in which makers publish their images: here every operating system is the one instance image
 * of its architecture. `undefined` for a name that is none of them.
 */
export function publicImage(name: string, images: Record<'x86_64' | 'arm64', string>): string | undefined {
  if (!FAMILIES.some((family) => family.test(name))) return undefined;
  return /arm64|aarch64/.test(name) ? images.arm64 : images.x86_64;
}
