import type { Ec2InstanceId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * The instance's volumes go with it: with the machine where they are attached to it, by themselves otherwise. To be
 * called before the machine is terminated.
 * @throws UnavailableError while a machine that is on its way out still has one
 */
export async function disposeVolumes(context: OperationContext, instance: Instance): Promise<void> {
  const ids = (instance.volumes ?? []).flatMap(({ Ec2VolumeId }) => Ec2VolumeId ?? []);
  if (ids.length === 0) return;
  const attached = await goWithMachine(context, instance.Ec2InstanceId as Ec2InstanceId | undefined, ids);
  for (const id of ids) if (!attached.includes(id)) await context.volumes.remove(id);
}

async function goWithMachine(
  { volumes }: OperationContext,
  machine: Ec2InstanceId | undefined,
  ids: readonly string[],
): Promise<string[]> {
  if (!machine) return [];
  const attached = (await volumes.attachedTo(machine)).filter(({ volumeId }) => ids.includes(volumeId));
  const devices = attached.map(({ device }) => device);
  await volumes.keep(machine, devices, false);
  return attached.map(({ volumeId }) => volumeId);
}
