import type Docker from 'dockerode';
import { CLOUD_LABEL } from './cloud-label.ts';
import { createOnce } from './create-once.ts';
import { tolerate } from './tolerate.ts';

interface KeeperOptions {
  docker: Docker;
  prefix: string;
}

/**
 * Holds a network up while no machine is in it: Podman gives this host its address in a network only with the
 * first container there. Any image that has `sleep` will do.
 */
export async function startNetworkKeeper({
  docker,
  prefix,
  image,
}: KeeperOptions & { image: string }): Promise<void> {
  await createOnce(docker, {
    name: keeperName(prefix),
    Image: image,
    Cmd: ['sleep', 'infinity'],
    StopSignal: 'SIGKILL',
    Labels: { [CLOUD_LABEL]: prefix },
    HostConfig: { NetworkMode: prefix },
  });
  await tolerate([304], docker.getContainer(keeperName(prefix)).start());
}

/** Lets the network go down with its last machine. Where there is no keeper, nothing happens. */
export async function stopNetworkKeeper({ docker, prefix }: KeeperOptions): Promise<void> {
  await tolerate([404, 409], docker.getContainer(keeperName(prefix)).remove({ force: true }));
}

function keeperName(prefix: string): string {
  return `${prefix}-network`;
}
