import { createInterface } from 'node:readline';
import type { EngineMachine } from '../../../contracts/engine.ts';
import type { ControlClient } from './control-client.ts';

/** The process's changes, handed to whoever watches. */
export interface Changes {
  watch(onChange: (change: EngineMachine) => void): { close(): void };
  /** Tells all watchers. */
  tell(change: EngineMachine): void;
  /** Calls back when the process has died, and its machines with it. */
  onLost(lost: () => void): void;
  close(): void;
}

/** Follows the stream of changes: from when it resolves on, none is missed. */
export async function followChanges(client: ControlClient): Promise<Changes> {
  const stream = await client.open('/changes');
  const watchers = new Set<(change: EngineMachine) => void>();
  let closed = false;

  const tell = (change: EngineMachine): void => {
    for (const watcher of watchers) watcher(change);
  };
  const lines = createInterface({ input: stream });
  lines.on('line', (line) => tell(JSON.parse(line) as EngineMachine));
  // The end of the stream tells the same as its error, and comes in any case.
  lines.on('error', () => {});

  return {
    tell,
    watch: (onChange) => {
      watchers.add(onChange);
      return { close: () => watchers.delete(onChange) };
    },
    onLost: (lost) => {
      stream.on('close', () => {
        if (!closed) lost();
      });
    },
    close: () => {
      closed = true;
      stream.destroy();
    },
  };
}
