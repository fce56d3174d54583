import { LaunchRefusedError } from '../../src/domain/errors.ts';
import type { Images } from '../../src/ports/images.ts';

const KNOWN = [
  'Debian 12',
  'Debian 11',
  'Amazon Linux 2023',
  'Amazon Linux 2',
  'Ubuntu 22.04 LTS',
  'Ubuntu 24.04 LTS',
];

/** The Images port in memory: one readable image id per known operating system and architecture. */
export function createMemoryImages(known: readonly string[] = KNOWN): Images {
  return {
    imageFor: async (os, architecture) => {
      if (!known.includes(os))
        throw new LaunchRefusedError(`There is no image for the operating system "${os}".`);
      return `ami-${os}-${architecture}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    },
  };
}
