import { isAbsolute } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where a container engine may listen, best first: what the user chose, then Docker, then Podman,
 * the system's before the user's own. An engine on another machine is left out: instances must reach
 * this one by an address of their own network.
 */
export function engineSockets(environment: Environment): string[] {
  const runtimeDir = environment.XDG_RUNTIME_DIR;
  const own = (path: string) => (runtimeDir ? [`${runtimeDir}/${path}`] : []);
  return [
    ...chosenSocket(environment.DOCKER_HOST),
    '/var/run/docker.sock',
    ...own('docker.sock'),
    '/run/podman/podman.sock',
    ...own('podman/podman.sock'),
  ];
}

function chosenSocket(dockerHost: string | undefined): string[] {
  const path = dockerHost?.startsWith('unix://') ? dockerHost.slice('unix://'.length) : undefined;
  return path && isAbsolute(path) ? [path] : [];
}
