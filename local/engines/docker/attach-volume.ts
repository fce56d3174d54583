import { readFile } from 'node:fs/promises';
import type Docker from 'dockerode';
import type { MachineVolume } from '../../contracts/engine.ts';
import { CLOUD_LABEL } from './cloud-label.ts';
import { createVolumes } from './create-volumes.ts';
import { tolerate } from './tolerate.ts';
import { volumeName } from './volume-name.ts';

interface Surroundings {
  docker: Docker;
  prefix: string;
}

/**
 * Mounts a volume in a container that runs. Engines give a container its mounts only when it is made, so a second
 * container, which has the volume and sees the first one's processes, hands the mount over and is gone again.
 * @throws Error in the helper's words, or the engine's when the container does not run
 */
export async function attachVolume(
  surroundings: Surroundings,
  container: string,
  volume: MachineVolume,
): Promise<void> {
  const { docker } = surroundings;
  await createVolumes(surroundings, [volume]);
  const helper = await docker.createContainer(await helperOptions(surroundings, container, volume));
  try {
    await helper.start();
    const { StatusCode } = (await helper.wait()) as { StatusCode: number };
    if (StatusCode !== 0) throw new Error(`${volume.name} could not be mounted: ${await lastWords(helper)}`);
  } finally {
    await tolerate([404, 409], helper.remove({ force: true }));
  }
}

async function helperOptions(
  { docker, prefix }: Surroundings,
  container: string,
  { name, mountPoint }: MachineVolume,
): Promise<Docker.ContainerCreateOptions> {
  // The machine's own image: it is there, and has what the helper needs.
  const { Image } = await docker.getContainer(container).inspect();
  const script = await readFile(new URL('./attach-volume.pl', import.meta.url), 'utf8');
  return {
    Image,
    Entrypoint: ['perl', '-e', script, mountPoint],
    Cmd: [],
    // Its output comes as it is, without a header before each piece.
    Tty: true,
    Labels: { [CLOUD_LABEL]: prefix },
    HostConfig: {
      PidMode: `container:${container}`,
      NetworkMode: 'none',
      CapAdd: ['SYS_ADMIN'],
      SecurityOpt: ['apparmor=unconfined'],
      Mounts: [{ Type: 'volume', Source: volumeName(prefix, name), Target: '/volume' }],
    },
  };
}

async function lastWords(helper: Docker.Container): Promise<string> {
  const output = await helper.logs({ stdout: true, stderr: true });
  return output.toString().trim();
}
