import type { VolumeId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { InstanceVolume } from '../../domain/volume/instance-volume.ts';
import { planVolumes } from '../../domain/volume/plan-volumes.ts';
import { getLayers } from '../../records/get-layers.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * The volumes that an instance starts with. Its layers are asked at its first start only: what they ask for later is
 * for new instances. A volume that EC2 has no more is made anew, and empty.
 */
export async function volumesFor(context: WorkflowContext, instance: Instance): Promise<InstanceVolume[]> {
  const volumes = instance.volumes ?? (await firstVolumes(context, instance));
  const known = await context.volumes.existing(volumes.flatMap(({ Ec2VolumeId }) => Ec2VolumeId ?? []));
  return volumes.map((volume) =>
    known.includes(volume.Ec2VolumeId ?? '') ? volume : { ...volume, Ec2VolumeId: undefined },
  );
}

async function firstVolumes(context: WorkflowContext, instance: Instance): Promise<InstanceVolume[]> {
  const layers = await getLayers(context.store, instance.LayerIds);
  const taken = (instance.BlockDeviceMappings ?? []).flatMap(({ DeviceName }) => DeviceName ?? []);
  return planVolumes(layers, taken, () => context.ids.guid() as VolumeId);
}
