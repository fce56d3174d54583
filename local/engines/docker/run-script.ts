import { finished } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { BoundedOutput } from './bounded-output.ts';
import { isRunning } from './is-running.ts';

const EXIT_CODE_LIMIT_MS = 2_000;
const EXIT_CODE_PAUSE_MS = 10;

/** Standard error goes where standard output goes, so that both arrive in the order in which they were written. */
const ONE_OUTPUT = ['/bin/sh', '-c', 'exec /bin/sh -c "$0" 2>&1'];

export interface ScriptResult {
  exitCode: number;
  /** Standard output and standard error as they came, at most 1 MiB. */
  output: string;
}

/** Runs a shell script in a container, as root, to its end. `undefined` when the container does not run (any more). */
export async function runScript(
  docker: Docker,
  container: Docker.Container,
  script: string,
): Promise<ScriptResult | undefined> {
  try {
    const exec = await container.exec({
      Cmd: [...ONE_OUTPUT, script],
      AttachStdout: true,
      AttachStderr: true,
    });
    const output = await collect(docker, await exec.start({ hijack: true, stdin: false }));
    const exitCode = await exitCodeOf(exec);
    return exitCode === undefined ? undefined : { exitCode, output };
  } catch (error) {
    if (await isRunning(container)) throw error;
    return undefined;
  }
}

async function collect(docker: Docker, stream: NodeJS.ReadWriteStream): Promise<string> {
  const output = new BoundedOutput();
  docker.modem.demuxStream(stream, output, output);
  await finished(stream, { writable: false });
  return output.text();
}

/** The engine closes the output a moment before it has noted the exit code. */
async function exitCodeOf(exec: Docker.Exec): Promise<number | undefined> {
  const deadline = performance.now() + EXIT_CODE_LIMIT_MS;
  for (;;) {
    const { Running, ExitCode } = await exec.inspect();
    if (!Running && ExitCode !== null) return ExitCode;
    if (performance.now() > deadline) return undefined;
    await delay(EXIT_CODE_PAUSE_MS);
  }
}
