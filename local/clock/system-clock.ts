import type { LocalClock, Timer } from '../contracts/local-clock.ts';

/** The longest time a Node timer holds: beyond 2^31-1 ms it would fire at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Real time. Waits of any length are kept; a waiting timer does not keep the process alive. */
export function systemClock(): LocalClock {
  return { now: Date.now, at: callAt };
}

function callAt(epochMs: number, run: () => void): Timer {
  let timeout: NodeJS.Timeout;
  const arm = (): void => {
    const wait = Math.max(0, epochMs - Date.now());
    timeout = setTimeout(wait > LONGEST_WAIT_MS ? arm : run, Math.min(wait, LONGEST_WAIT_MS)).unref();
  };
  arm();
  return { cancel: () => clearTimeout(timeout) };
}
