import type { Machines } from './machines.ts';

/** Finishes the deletion of a volume; any other state needs nothing of the engine. */
export async function convergeVolume({ engine, state }: Machines, id: string): Promise<void> {
  const volume = state.volumes.get(id);
  if (volume?.state !== 'deleting') return;
  await engine.removeVolume(id);
  state.change(() => {
    state.volumes.remove(id);
    state.tags.removeAll(id);
  });
}
