import type Docker from 'dockerode';
import { tolerate } from './tolerate.ts';

/**
 * Creates a container unless one of its name exists; answers whether it did. It is asked for first: Podman's refusal looks like
 * any failure.
 */
export async function createOnce(
  docker: Docker,
  options: Docker.ContainerCreateOptions & { name: string },
): Promise<boolean> {
  const found = await tolerate([404], docker.getContainer(options.name).inspect());
  if (found) return false;
  return (await tolerate([409], docker.createContainer(options))) !== undefined;
}
