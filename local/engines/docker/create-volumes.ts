import type Docker from 'dockerode';
import type { MachineSpec } from '../../contracts/engine.ts';
import { CLOUD_LABEL } from './cloud-label.ts';
import { volumeName } from './volume-name.ts';

/**
 * Makes the volumes of a machine; those that exist stay as they are. Made before the machine and not with it:
 * Podman forgets the labels of volumes that come with a container, and without them nobody would remove them.
 */
export async function createVolumes(
  { docker, prefix }: { docker: Docker; prefix: string },
  volumes: MachineSpec['volumes'],
): Promise<void> {
  for (const { name } of volumes)
    await docker.createVolume({ Name: volumeName(prefix, name), Labels: { [CLOUD_LABEL]: prefix } });
}
