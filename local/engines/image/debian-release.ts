import type { MachineSystem } from '../../contracts/machine-system.ts';

/** A release of Debian that instance images are made of. */
export interface DebianRelease {
  codename: 'bookworm' | 'bullseye';
  /** For a person: `Debian 12`. */
  name: string;
  /** The Chef that its image carries. */
  chef: string;
  /** Folders below `layers/` whose files make its system layer; those of a later one lie over the ones before. */
  layers: readonly string[];
}

const RELEASES: Record<MachineSystem, DebianRelease> = {
  'debian-12': { codename: 'bookworm', name: 'Debian 12', chef: 'Chef 18', layers: ['system'] },
  'debian-11': {
    codename: 'bullseye',
    name: 'Debian 11',
    chef: 'Chef 12',
    layers: ['system', 'system-debian-11'],
  },
};

/** The release that a machine of this system is made of. */
export function debianRelease(system: MachineSystem): DebianRelease {
  return RELEASES[system];
}
