/** A Docker-compatible API that answers on this machine. */
export interface ContainerEngine {
  socketPath: string;
  name: 'docker' | 'podman';
  version: string;
}
