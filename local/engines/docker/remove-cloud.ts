import type Docker from 'dockerode';
import { CLOUD_LABEL } from './cloud-label.ts';
import { tolerate } from './tolerate.ts';

/** Removes every container, volume and network of this cloud. What is gone already is no error. */
export async function removeCloud({ docker, prefix }: { docker: Docker; prefix: string }): Promise<void> {
  const filters = { label: [`${CLOUD_LABEL}=${prefix}`] };
  const containers = await docker.listContainers({ all: true, filters });
  await Promise.all(
    containers.map(({ Id }) =>
      tolerate([404, 409], docker.getContainer(Id).remove({ force: true, v: true })),
    ),
  );
  const { Volumes } = await docker.listVolumes({ filters: JSON.stringify(filters) });
  await Promise.all((Volumes ?? []).map(({ Name }) => tolerate([404], docker.getVolume(Name).remove())));
  await tolerate([404], docker.getNetwork(prefix).remove());
}
