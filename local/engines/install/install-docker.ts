import { installPackages } from './install-packages.ts';

/** Puts Docker on this Debian or Ubuntu machine, from its own package sources, as root. */
export async function installDocker(report: (line: string) => void): Promise<void> {
  report("No container engine found: installing Docker from this machine's package sources");
  await installPackages(['docker.io', 'iptables', 'ca-certificates'], report);
}
