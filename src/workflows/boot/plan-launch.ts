import type { Instance } from '../../domain/instance/instance.ts';
import type { LaunchPlan, PlannedBlockDevice } from '../../domain/instance/launch-plan.ts';
import { userData } from '../../domain/instance/user-data.ts';
import { getLayers } from '../../records/get-layers.ts';
import { getStack } from '../../records/get-stack.ts';
import type { LayerRecord } from '../../records/layer-record.ts';
import type { StackRecord } from '../../records/stack-record.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { securityGroupsOf } from './security-groups-of.ts';

/**
 * All that RunInstances will get for this epoch of the instance. The token is the instance and its epoch: the
 * same launch asked for twice is one machine.
 * @throws LaunchRefusedError when there is no image for the instance's Os
 */
export async function planLaunch(context: WorkflowContext, instance: Instance): Promise<LaunchPlan> {
  const stack = await getStack(context.store, instance.StackId);
  const layers = await getLayers(context.store, instance.LayerIds);
  return {
    clientToken: `${instance.InstanceId}-${instance.epoch}`,
    imageId: instance.AmiId ?? (await context.images.imageFor(instance.Os, instance.Architecture)),
    instanceType: instance.InstanceType,
    userData: userDataFor(context, instance),
    subnetId: instance.SubnetId,
    availabilityZone: instance.SubnetId ? undefined : instance.AvailabilityZone,
    keyName: instance.SshKeyName,
    securityGroupIds: await securityGroupsOf(context, stack, layers),
    // As in OpsWorks, for instances in a VPC; elsewhere EC2 gives one anyway.
    publicIp: instance.SubnetId ? layers.some((layer) => layer.AutoAssignPublicIps) : undefined,
    instanceProfileArn:
      layers.find((layer) => layer.CustomInstanceProfileArn)?.CustomInstanceProfileArn ??
      stack.DefaultInstanceProfileArn,
    blockDevices: [...(instance.BlockDeviceMappings ?? []).map(toBlockDevice), ...newVolumes(instance)],
    tags: tagsFor(stack, layers, instance),
    ebsOptimized: instance.EbsOptimized,
    tenancy: instance.Tenancy,
  };
}

function userDataFor(context: WorkflowContext, instance: Instance): string {
  return userData({
    endpoint: context.agentEndpoint,
    region: context.region,
    instanceId: instance.InstanceId,
    stackId: instance.StackId,
  });
}

/** The tags that OpsWorks set, and the two by which we find machines again. */
function tagsFor(stack: StackRecord, layers: LayerRecord[], instance: Instance): Record<string, string> {
  const ofLayers = layers.map((layer) => [`opsworks:layer:${layer.Shortname}`, layer.Name]);
  return {
    Name: `${stack.Name} - ${instance.Hostname}`,
    'opsworks:stack': stack.Name,
    'opsworks:instance': instance.Hostname,
    'opsworks:stack-id': instance.StackId,
    'opsworks:instance-id': instance.InstanceId,
    ...Object.fromEntries(ofLayers),
  };
}

function toBlockDevice(mapping: NonNullable<Instance['BlockDeviceMappings']>[number]): PlannedBlockDevice {
  return {
    deviceName: mapping.DeviceName ?? '',
    volumeSize: mapping.Ebs?.VolumeSize,
    volumeType: mapping.Ebs?.VolumeType,
    iops: mapping.Ebs?.Iops,
    snapshotId: mapping.Ebs?.SnapshotId,
    deleteOnTermination: mapping.Ebs?.DeleteOnTermination,
    noDevice: mapping.NoDevice !== undefined || undefined,
    virtualName: mapping.VirtualName,
  };
}

/**
 * Those that EC2 has not made yet. They go with the machine until we know their ids: a launch that nobody could record
 * leaves none behind.
 */
function newVolumes({ volumes = [] }: Instance): PlannedBlockDevice[] {
  return volumes
    .filter(({ Ec2VolumeId }) => !Ec2VolumeId)
    .map(({ Device, Size, VolumeType, Iops, Encrypted }) => ({
      deviceName: Device,
      volumeSize: Size,
      volumeType: VolumeType,
      iops: Iops,
      encrypted: Encrypted,
      deleteOnTermination: true,
    }));
}
