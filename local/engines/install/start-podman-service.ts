import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContainerEngine } from './container-engine.ts';
import { startDaemon } from './start-daemon.ts';
import { waitForEngine } from './wait-for-engine.ts';

const PODMAN = ['/usr/bin/podman', '/usr/local/bin/podman'];
const START_LIMIT_MS = 20_000;

/** The path of Podman, where it is installed. */
export function installedPodman(): string | undefined {
  return PODMAN.find((path) => existsSync(path));
}

/** Podman has no daemon: its API is a service that somebody must start. `undefined` when it does not answer. */
export async function startPodmanService(
  podman: string,
  options: { workDir: string; environment: Readonly<Record<string, string | undefined>> },
): Promise<ContainerEngine | undefined> {
  const socketPath = podmanSocket(options.environment);
  await mkdir(dirname(socketPath), { recursive: true });
  await mkdir(options.workDir, { recursive: true });
  startDaemon({
    command: podman,
    args: ['system', 'service', '--time=0', `unix://${socketPath}`],
    logFile: join(options.workDir, 'podman.log'),
    environment: defined(options.environment),
  });
  return waitForEngine(socketPath, AbortSignal.timeout(START_LIMIT_MS));
}

function podmanSocket(environment: Readonly<Record<string, string | undefined>>): string {
  const runtimeDir =
    process.getuid?.() === 0 ? '/run' : (environment.XDG_RUNTIME_DIR ?? `/run/user/${process.getuid?.()}`);
  return `${runtimeDir}/podman/podman.sock`;
}

function defined(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
