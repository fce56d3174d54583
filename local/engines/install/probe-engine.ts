import Docker from 'dockerode';
import type { ContainerEngine } from './container-engine.ts';

const PROBE_LIMIT_MS = 5_000;

export type Probe =
  | { kind: 'usable'; engine: ContainerEngine }
  /** Nothing listens there. */
  | { kind: 'absent' }
  /** Something is there that cannot be used; `reason` says why, for a person. */
  | { kind: 'unusable'; reason: string };

/** Asks the socket which engine it is. Never throws. */
export async function probeEngine(socketPath: string): Promise<Probe> {
  try {
    const version = await new Docker({ socketPath, timeout: PROBE_LIMIT_MS }).version();
    return judge(socketPath, version);
  } catch (error) {
    return failure(socketPath, error);
  }
}

function judge(socketPath: string, version: Docker.DockerVersion): Probe {
  if (version.Os !== 'linux')
    return { kind: 'unusable', reason: `${socketPath}: runs ${version.Os}, not Linux containers` };
  const podman = (version.Components ?? []).some((component) => /podman/i.test(component.Name));
  return {
    kind: 'usable',
    engine: { socketPath, name: podman ? 'podman' : 'docker', version: version.Version },
  };
}

function failure(socketPath: string, error: unknown): Probe {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return { kind: 'absent' };
  if (code === 'EACCES') return { kind: 'unusable', reason: `${socketPath}: this user may not open it` };
  return {
    kind: 'unusable',
    reason: `${socketPath}: ${error instanceof Error ? error.message : String(error)}`,
  };
}
