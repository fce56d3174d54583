import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { CLOUD_LABEL } from './cloud-label.ts';
import { INSTANCE_LABEL } from './instance-label.ts';
import { jsonLines } from './json-lines.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

interface FollowOptions {
  docker: Docker;
  prefix: string;
  /** The stream stands: what happens from now on will be told, what happened before was not. */
  onConnected: () => Promise<void>;
  /** Something happened to this machine. */
  onEvent: (ec2InstanceId: string) => Promise<void>;
  report: (line: string) => void;
}

/** Follows the engine's events about this cloud's containers until closed, connecting again whenever the stream ends. */
export function followEvents(options: FollowOptions): { close(): void } {
  const closing = new AbortController();
  void followUntilClosed(options, closing.signal);
  return { close: () => closing.abort() };
}

async function followUntilClosed(options: FollowOptions, signal: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      await followOnce(options, signal, () => {
        pause = FIRST_PAUSE_MS;
      });
    } catch (error) {
      if (!signal.aborted)
        options.report(`The engine's events broke off: ${error instanceof Error ? error.message : error}`);
    }
    await delay(pause, undefined, { signal, ref: false }).catch(() => undefined);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

async function followOnce(options: FollowOptions, signal: AbortSignal, connected: () => void): Promise<void> {
  const stream = await options.docker.getEvents({
    abortSignal: signal,
    // Docker says "die" and "destroy", Podman "died" and "remove".
    filters: JSON.stringify({
      type: ['container'],
      event: ['start', 'die', 'died', 'destroy', 'remove'],
      label: [`${CLOUD_LABEL}=${options.prefix}`],
    }),
  });
  connected();
  await options.onConnected();
  for await (const event of jsonLines(stream)) {
    const id = instanceOf(event);
    if (id) await options.onEvent(id);
  }
}

function instanceOf(event: unknown): string | undefined {
  const { Actor } = event as { Actor?: { Attributes?: Record<string, string> } };
  return Actor?.Attributes?.[INSTANCE_LABEL];
}
