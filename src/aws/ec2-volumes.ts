import {
  AttachVolumeCommand,
  DeleteVolumeCommand,
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  type EC2Client,
  type Instance,
  ModifyInstanceAttributeCommand,
} from '@aws-sdk/client-ec2';
import { UnavailableError } from '../domain/errors.ts';
import type { AttachedVolume, Volumes } from '../ports/volumes.ts';
import { askEc2 } from './ec2/ask-ec2.ts';
import { errorCode } from './error-code.ts';

/** EBS volumes on EC2. */
export function createEc2Volumes({ client }: { client: EC2Client }): Volumes {
  return {
    existing: (ids) => existing(client, ids),
    attachedTo: async (id) => {
      const input = new DescribeInstancesCommand({ InstanceIds: [id] });
      const answer = await askEc2(() => client.send(input), { unknownInstance: () => undefined });
      return (answer?.Reservations ?? []).flatMap(({ Instances = [] }) => Instances.flatMap(volumesOf));
    },
    attach: async (volumeId, device, to) => {
      const state = await askEc2(() => attach(client, volumeId, device, to));
      if (state !== 'attached') throw new UnavailableError(`${volumeId} is on its way to ${to}.`);
    },
    keep: async (id, devices, kept) => {
      if (devices.length === 0) return;
      const mappings = devices.map((DeviceName) => ({ DeviceName, Ebs: { DeleteOnTermination: !kept } }));
      const input = { InstanceId: id, BlockDeviceMappings: mappings };
      await askEc2(() => client.send(new ModifyInstanceAttributeCommand(input)), {
        unknownInstance: () => undefined,
      });
    },
    remove: (volumeId) => askEc2(() => remove(client, volumeId)),
  };
}

/** By a filter: asked for by id, one that is gone would hide the others behind an error. */
async function existing(client: EC2Client, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const input = { Filters: [{ Name: 'volume-id', Values: [...ids] }] };
  const { Volumes = [] } = await askEc2(() => client.send(new DescribeVolumesCommand(input)));
  const alive = Volumes.filter(({ State }) => State !== 'deleting' && State !== 'deleted');
  return alive.flatMap(({ VolumeId }) => VolumeId ?? []);
}

function volumesOf({ RootDeviceName, BlockDeviceMappings = [] }: Instance): AttachedVolume[] {
  return BlockDeviceMappings.filter(({ DeviceName }) => DeviceName !== RootDeviceName).map(
    ({ DeviceName = '', Ebs = {} }) => ({
      volumeId: Ebs.VolumeId ?? '',
      device: DeviceName,
      attached: Ebs.Status === 'attached',
      kept: Ebs.DeleteOnTermination === false,
    }),
  );
}

async function attach(
  client: EC2Client,
  VolumeId: string,
  Device: string,
  InstanceId: string,
): Promise<string | undefined> {
  try {
    return (await client.send(new AttachVolumeCommand({ VolumeId, Device, InstanceId }))).State;
  } catch (error) {
    if (errorCode(error) !== 'VolumeInUse') throw error;
  }
  const { Volumes = [] } = await client.send(new DescribeVolumesCommand({ VolumeIds: [VolumeId] }));
  const [attachment] = Volumes.flatMap(({ Attachments = [] }) => Attachments);
  if (attachment?.InstanceId === InstanceId) return attachment.State;
  throw new UnavailableError(`${VolumeId} is still attached to ${attachment?.InstanceId ?? 'a machine'}.`, {
    hint: 'Detach it there, or wait until that machine is terminated.',
  });
}

async function remove(client: EC2Client, VolumeId: string): Promise<void> {
  try {
    await client.send(new DeleteVolumeCommand({ VolumeId }));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'InvalidVolume.NotFound') return;
    if (code === 'VolumeInUse')
      throw new UnavailableError(`${VolumeId} is still attached to a machine.`, { cause: error });
    throw error;
  }
}
