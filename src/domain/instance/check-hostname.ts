import { ValidationError } from '../errors.ts';

/** One label of RFC 1123; OpsWorks allowed at most 63 characters. */
const HOSTNAME = /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/;

/** @throws ValidationError when the name can't be a host's */
export function checkHostname(name: string): void {
  if (HOSTNAME.test(name)) return;
  throw new ValidationError(
    `Hostname: "${name}" is not a host name: 1 to 63 letters, digits and hyphens, not at either end.`,
  );
}
