import { setTimeout as delay } from 'node:timers/promises';
import type { ContainerEngine } from './container-engine.ts';
import { probeEngine } from './probe-engine.ts';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/**
 * Connects, with growing pauses, until an engine answers at this socket; a socket cannot be subscribed to.
 * `undefined` when the signal ends the wait.
 */
export async function waitForEngine(
  socketPath: string,
  signal: AbortSignal,
): Promise<ContainerEngine | undefined> {
  for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const probe = await probeEngine(socketPath);
    if (probe.kind === 'usable') return probe.engine;
    await delay(pause, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}
