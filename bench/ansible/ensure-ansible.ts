import { existsSync } from 'node:fs';
import { canInstallPackages } from '../../local/engines/install/can-install-packages.ts';
import { installPackages } from '../../local/engines/install/install-packages.ts';

/** Debian's: another Ansible on the PATH may be of any version. */
export const ANSIBLE_PLAYBOOK = '/usr/bin/ansible-playbook';
const PACKAGES = ['ansible-core', 'openssh-client'];

/** Sees that Debian's Ansible is there. Answers what to install where this program may not do it, nothing otherwise. */
export async function ensureAnsible(report: (line: string) => void): Promise<string | undefined> {
  if (existsSync(ANSIBLE_PLAYBOOK)) return undefined;
  if (!canInstallPackages())
    return `There is no ${ANSIBLE_PLAYBOOK}: install the packages ${PACKAGES.join(' and ')}, or run as root on Debian or Ubuntu.`;
  report(`Installing ${PACKAGES.join(' and ')} …`);
  await installPackages(PACKAGES, report);
  return undefined;
}
