import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContainerEngine } from './container-engine.ts';
import { type DaemonAttempt, daemonAttempts } from './daemon-attempts.ts';
import { NoEngineError } from './no-engine-error.ts';
import { type Daemon, startDaemon } from './start-daemon.ts';
import { waitForEngine } from './wait-for-engine.ts';

const DOCKERD = ['/usr/bin/dockerd', '/usr/sbin/dockerd', '/usr/local/bin/dockerd'];
const SOCKET = '/var/run/docker.sock';
const START_LIMIT_MS = 60_000;
const PROXY = /^(https?|no)_proxy$/i;

interface StartOptions {
  report: (line: string) => void;
  /** Where its log goes. */
  workDir: string;
  environment: Readonly<Record<string, string | undefined>>;
}

/** The path of Docker's daemon, where it is installed. */
export function installedDockerd(): string | undefined {
  return DOCKERD.find((path) => existsSync(path));
}

/**
 * Starts Docker's daemon, as root, at its usual socket and with its usual data folder, so that the machine
 * has one engine whoever started it. @throws NoEngineError with the end of its log when no way to start it works
 */
export async function startDockerd(dockerd: string, options: StartOptions): Promise<ContainerEngine> {
  const { report, workDir } = options;
  const logFile = join(workDir, 'dockerd.log');
  await mkdir(workDir, { recursive: true });
  for (const attempt of daemonAttempts(workDir)) {
    report(`Starting ${dockerd} ${attempt.what} (log: ${logFile})`);
    const outcome = await tryToStart(dockerd, attempt, logFile, options.environment);
    if (typeof outcome !== 'string') return outcome;
    report(`  ${outcome}`);
  }
  throw new NoEngineError(
    `Docker is installed but its daemon does not start here. ${logFile} ends with:\n${tail(logFile)}`,
  );
}

/** The engine, or a sentence that says why there is none. */
async function tryToStart(
  command: string,
  { args, path }: DaemonAttempt,
  logFile: string,
  environment: StartOptions['environment'],
): Promise<ContainerEngine | string> {
  const daemon = startDaemon({
    command,
    args,
    logFile,
    environment: { ...proxies(environment), PATH: path },
  });
  const wait = new AbortController();
  const limit = setTimeout(() => wait.abort(), START_LIMIT_MS);
  try {
    const answered = waitForEngine(SOCKET, wait.signal).then(
      (engine) => engine ?? 'it did not answer in time',
    );
    const outcome = await Promise.race([answered, daemon.ended]);
    if (typeof outcome === 'string') await end(daemon);
    return outcome;
  } finally {
    clearTimeout(limit);
    wait.abort();
  }
}

/** The next attempt finds neither its pid file nor its networks. */
async function end(daemon: Daemon): Promise<void> {
  daemon.process.kill();
  await daemon.ended;
}

/** The daemon pulls images itself, so it needs the proxies; nothing else of our environment is its business. */
function proxies(environment: StartOptions['environment']): Record<string, string> {
  const entries = Object.entries(environment);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => PROXY.test(entry[0]) && !!entry[1]),
  );
}

/** Its last words, without what it says when all is well. */
function tail(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines
    .filter((line) => !line.includes('level=info'))
    .slice(-5)
    .join('\n');
}
