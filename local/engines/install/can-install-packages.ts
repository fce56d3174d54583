import { accessSync, constants } from 'node:fs';

/** Whether this process may install Debian packages: root on a Debian or Ubuntu machine. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
