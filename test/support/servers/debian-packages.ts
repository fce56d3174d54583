import { existsSync } from 'node:fs';
import { canInstallPackages } from '../../../local/engines/install/can-install-packages.ts';
import { installPackages } from '../../../local/engines/install/install-packages.ts';

/**
 * Whether all of these packages are there, by a file of each; what is missing is installed where we may: as root on
 * Debian or Ubuntu.
 */
export async function debianPackages(wanted: Readonly<Record<string, string>>): Promise<boolean> {
  const missing = Object.entries(wanted).filter(([, file]) => !existsSync(file));
  if (missing.length === 0) return true;
  if (!canInstallPackages()) return false;
  const names = missing.map(([name]) => name);
  await installPackages(names, (line) => void process.stderr.write(`${line}\n`));
  return true;
}
