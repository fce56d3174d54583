import type { MachineImage } from './ec2-options.ts';

/**
 * The images of the local cloud. Whatever an instance asks for, its machine is made of Debian 12 with Chef 18; only
 * Debian 11 is itself, for the Chef 12 that runs there.
 */
export const LOCAL_IMAGES: readonly MachineImage[] = [
  {
    id: 'ami-0deb1200000008664',
    name: 'opswright-debian-12-x86_64',
    description: 'Debian 12 with systemd and Chef 18, x86_64',
    architecture: 'x86_64',
    system: 'debian-12',
  },
  {
    id: 'ami-0deb120000000aa64',
    name: 'opswright-debian-12-arm64',
    description: 'Debian 12 with systemd and Chef 18, arm64',
    architecture: 'arm64',
    system: 'debian-12',
  },
  {
    id: 'ami-0deb1100000008664',
    name: 'opswright-debian-11-x86_64',
    description: 'Debian 11 with systemd and Chef 12, x86_64',
    architecture: 'x86_64',
    system: 'debian-11',
  },
  {
    id: 'ami-0deb110000000aa64',
    name: 'opswright-debian-11-arm64',
    description: 'Debian 11 with systemd and Chef 12, arm64',
    architecture: 'arm64',
    system: 'debian-11',
  },
];
