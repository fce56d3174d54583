import type { Ec2InstanceId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { InstanceVolume } from '../../domain/volume/instance-volume.ts';
import type { AttachedVolume } from '../../ports/volumes.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import { attemptAll } from '../sweep/attempt-all.ts';
import { throwWorst } from '../sweep/throw-worst.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * The machine runs: it gets the volumes that the instance had before, and keeps those that came with it.
 *
 *     launch   volumes made, to go with the machine ─► their ids on record ─► to outlive it
 *                                                   ✗ nobody knows them: gone with it
 *
 * @throws UnavailableError while a volume is on its way
 */
export async function attachVolumes(context: WorkflowContext, life: Life, id: Ec2InstanceId): Promise<void> {
  if (!(await readCurrent(context, life)).volumes?.length) return;
  const attached = await context.volumes.attachedTo(id);
  const volumes = await recordVolumes(context, life, attached);
  const ours = (found: AttachedVolume) => volumes.some((volume) => volume.Ec2VolumeId === found.volumeId);
  const fresh = attached.filter((found) => !found.kept && ours(found));
  await context.volumes.keep(
    id,
    fresh.map(({ device }) => device),
    true,
  );
  const there = attached.filter((found) => found.attached).map(({ volumeId }) => volumeId);
  const missing = volumes.filter(({ Ec2VolumeId = '' }) => Ec2VolumeId && !there.includes(Ec2VolumeId));
  throwWorst(
    await attemptAll(missing, ({ Ec2VolumeId = '', Device }) =>
      context.volumes.attach(Ec2VolumeId, Device, id),
    ),
  );
}

async function recordVolumes(
  context: WorkflowContext,
  life: Life,
  attached: readonly AttachedVolume[],
): Promise<InstanceVolume[]> {
  return retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    const volumes = withIds(instance, attached);
    if (volumes.some((volume, index) => volume !== instance.volumes?.[index]))
      await context.store.write([{ kind: 'replace', item: { ...instance, volumes } }]);
    return volumes;
  });
}

function withIds({ volumes = [] }: Instance, attached: readonly AttachedVolume[]): InstanceVolume[] {
  return volumes.map((volume) => {
    const found = attached.find(({ device }) => device === volume.Device);
    return volume.Ec2VolumeId || !found ? volume : { ...volume, Ec2VolumeId: found.volumeId };
  });
}
