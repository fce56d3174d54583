import type { MachineImage } from './ec2-options.ts';

/** The images of the local cloud: whatever an instance asks for, its machine is made of the one instance image. */
export const LOCAL_IMAGES: readonly MachineImage[] = [
  {
    id: 'ami-0deb1200000008664',
    name: 'opswright-debian-12-x86_64',
    description: 'Debian 12 with systemd and Chef, x86_64',
    architecture: 'x86_64',
  },
  {
    id: 'ami-0deb120000000aa64',
    name: 'opswright-debian-12-arm64',
    description: 'Debian 12 with systemd and Chef, arm64',
    architecture: 'arm64',
  },
];
