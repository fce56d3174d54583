import { join } from 'node:path';
import { canInstallPackages } from './can-install-packages.ts';
import type { ContainerEngine } from './container-engine.ts';
import { engineSockets } from './engine-sockets.ts';
import { findEngine } from './find-engine.ts';
import { installDocker } from './install-docker.ts';
import { NoEngineError } from './no-engine-error.ts';
import { installedDockerd, startDockerd } from './start-dockerd.ts';
import { installedPodman, startPodmanService } from './start-podman-service.ts';
import { whatToInstall } from './what-to-install.ts';
import { withMachineLock } from './with-machine-lock.ts';

export interface EnsureEngineOptions {
  /** Gets one line per step, for a person. */
  report: (line: string) => void;
  /** The cloud's data folder: the log of a daemon that we start is kept in its `engine` folder. */
  dataDir: string;
  environment: Readonly<Record<string, string | undefined>>;
}

export type EnsuredEngine = ContainerEngine & { startedByUs: boolean };

/**
 * A container engine of this machine: one that runs, else one that is installed and can be started, else,
 * as root on Debian or Ubuntu, one installed now. What was started here runs on when we end.
 * @throws NoEngineError (exit code 69) saying what to install
 */
export async function ensureEngine(options: EnsureEngineOptions): Promise<EnsuredEngine> {
  const sockets = engineSockets(options.environment);
  const running = (await findEngine(sockets)).engine;
  if (running) return { ...running, startedByUs: false };
  // Two systems that start at once on a bare machine: one installs, the other finds its engine.
  return withMachineLock('engine', () => findOrStart(sockets, options));
}

async function findOrStart(sockets: string[], options: EnsureEngineOptions): Promise<EnsuredEngine> {
  const search = await findEngine(sockets);
  if (search.engine) return { ...search.engine, startedByUs: false };
  const started = (await startInstalled(options)) ?? (await installAndStart(sockets, options));
  if (started) return started;
  throw new NoEngineError(whatToInstall(search.obstacles));
}

async function startInstalled({
  report,
  dataDir,
  environment,
}: EnsureEngineOptions): Promise<EnsuredEngine | undefined> {
  const options = { report, environment, workDir: join(dataDir, 'engine') };
  const dockerd = installedDockerd();
  if (dockerd && process.getuid?.() === 0)
    return { ...(await startDockerd(dockerd, options)), startedByUs: true };
  const podman = installedPodman();
  const engine = podman && (await startPodmanService(podman, options));
  return engine ? { ...engine, startedByUs: true } : undefined;
}

async function installAndStart(
  sockets: string[],
  options: EnsureEngineOptions,
): Promise<EnsuredEngine | undefined> {
  if (!canInstallPackages()) return undefined;
  await installDocker(options.report);
  // Where systemd is in charge, the package has started it.
  const { engine } = await findEngine(sockets);
  return engine ? { ...engine, startedByUs: true } : startInstalled(options);
}
