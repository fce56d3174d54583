import { attachedVolumes } from './attached-volumes.ts';
import type { Machines } from './machines.ts';
import { volumePlace } from './volume-place.ts';

/** Has the engine mount, in a machine that has just started, the volumes that it was not made with. */
export async function attachLateVolumes({ engine, state }: Machines, instanceId: string): Promise<void> {
  for (const { id, attachment } of attachedVolumes(state, instanceId)) {
    if (!attachment.late) continue;
    await engine.attachVolume(instanceId, { name: id, mountPoint: volumePlace(attachment.device) });
    state.change(() => {
      const volume = state.volumes.get(id);
      if (volume?.attachment?.instanceId !== instanceId) return;
      state.volumes.put({ ...volume, attachment: { ...volume.attachment, late: 'attached' } });
    });
  }
}
