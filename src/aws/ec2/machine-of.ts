import type { Instance } from '@aws-sdk/client-ec2';
import type { Ec2InstanceId } from '../../domain/ids.ts';
import type { Machine, MachineState } from '../../ports/compute.ts';

const STATES: readonly MachineState[] = [
  'pending',
  'running',
  'stopping',
  'stopped',
  'shutting-down',
  'terminated',
];

/** An instance as EC2 describes it, in our words. EC2 gives empty strings for names that it has not assigned. */
export function machineOf(instance: Instance): Machine {
  return {
    ec2InstanceId: instance.InstanceId as Ec2InstanceId,
    state: stateOf(instance),
    imageId: instance.ImageId ?? '',
    availabilityZone: instance.Placement?.AvailabilityZone,
    subnetId: instance.SubnetId,
    privateIp: instance.PrivateIpAddress,
    privateDns: instance.PrivateDnsName || undefined,
    publicIp: instance.PublicIpAddress,
    publicDns: instance.PublicDnsName || undefined,
    rootDeviceVolumeId: rootVolumeOf(instance),
    securityGroupIds: (instance.SecurityGroups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    stateReason: instance.StateReason?.Message || instance.StateTransitionReason || undefined,
  };
}

function stateOf({ InstanceId, State }: Instance): MachineState {
  const state = STATES.find((known) => known === State?.Name);
  if (!state) throw new Error(`EC2 gives ${InstanceId} a state that we do not know: ${State?.Name}`);
  return state;
}

function rootVolumeOf({ RootDeviceName, BlockDeviceMappings = [] }: Instance): string | undefined {
  return BlockDeviceMappings.find(({ DeviceName }) => DeviceName === RootDeviceName)?.Ebs?.VolumeId;
}
