import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { isRunning } from './is-running.ts';
import { tolerate } from './tolerate.ts';

/** How systemd, as PID 1, is told to shut down. */
export const SHUTDOWN_SIGNAL = 'SIGRTMIN+3';
/** How long a machine may take to shut down before it is killed. */
const GRACE_MS = 20_000;
const RESEND_MS = 1_000;

/**
 * Shuts a machine down from inside, or kills it when that takes longer than 20 s. The signal is sent again each
 * second: a machine that has only just been started is not listening yet, and the kernel drops what PID 1 has no
 * handler for. systemd takes a second request for the one under way.
 */
export async function stopContainer(container: Docker.Container): Promise<void> {
  const stopped = tolerate([404], container.wait({ condition: 'not-running' })).then(() => true);
  for (let waited = 0; waited < GRACE_MS; waited += RESEND_MS) {
    await askToShutDown(container);
    if (await Promise.race([stopped, delay(RESEND_MS, false)])) return;
  }
  await tolerate([304, 404], container.stop({ t: 0 }));
  await stopped;
}

async function askToShutDown(container: Docker.Container): Promise<void> {
  try {
    await container.kill({ signal: SHUTDOWN_SIGNAL });
  } catch (error) {
    if (await isRunning(container)) throw error;
  }
}
