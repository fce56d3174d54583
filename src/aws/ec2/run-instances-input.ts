import type { BlockDeviceMapping, RunInstancesCommandInput, TagSpecification } from '@aws-sdk/client-ec2';
import type { LaunchPlan, PlannedBlockDevice } from '../../domain/instance/launch-plan.ts';

type InstanceType = RunInstancesCommandInput['InstanceType'];
type VolumeType = NonNullable<BlockDeviceMapping['Ebs']>['VolumeType'];

/**
 * The launch as EC2 takes it. A pure function of the stored plan: EC2 refuses a repeated client token whose
 * parameters differ in anything.
 */
export function runInstancesInput(plan: LaunchPlan): RunInstancesCommandInput {
  return {
    ClientToken: plan.clientToken,
    MinCount: 1,
    MaxCount: 1,
    ImageId: plan.imageId,
    InstanceType: plan.instanceType as InstanceType,
    UserData: Buffer.from(plan.userData).toString('base64'),
    KeyName: plan.keyName,
    ...network(plan),
    Placement: placement(plan),
    IamInstanceProfile: plan.instanceProfileArn ? { Arn: plan.instanceProfileArn } : undefined,
    BlockDeviceMappings: plan.blockDevices.length > 0 ? plan.blockDevices.map(blockDevice) : undefined,
    EbsOptimized: plan.ebsOptimized || undefined,
    // IMDSv2 only: a recipe that fetches a URL for a stranger must not be able to fetch credentials.
    MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required' },
    TagSpecifications: tagSpecifications(plan.tags),
  };
}

/** Whether there is a public address can be said of a network interface only, which then has subnet and groups. */
function network({
  subnetId: SubnetId,
  securityGroupIds,
  publicIp,
}: LaunchPlan): Pick<RunInstancesCommandInput, 'SubnetId' | 'SecurityGroupIds' | 'NetworkInterfaces'> {
  const groups = securityGroupIds.length > 0 ? securityGroupIds : undefined;
  if (publicIp === undefined) return { SubnetId, SecurityGroupIds: groups };
  return {
    NetworkInterfaces: [{ DeviceIndex: 0, SubnetId, Groups: groups, AssociatePublicIpAddress: publicIp }],
  };
}

/** A subnet lies in one zone already. */
function placement({
  subnetId,
  availabilityZone,
  tenancy,
}: LaunchPlan): RunInstancesCommandInput['Placement'] {
  const zone = subnetId ? undefined : availabilityZone;
  if (!zone && !tenancy) return undefined;
  return { AvailabilityZone: zone, Tenancy: tenancy as 'default' | 'dedicated' | 'host' | undefined };
}

function blockDevice(device: PlannedBlockDevice): BlockDeviceMapping {
  if (device.noDevice) return { DeviceName: device.deviceName, NoDevice: '' };
  if (device.virtualName) return { DeviceName: device.deviceName, VirtualName: device.virtualName };
  return {
    DeviceName: device.deviceName,
    Ebs: {
      VolumeSize: device.volumeSize,
      VolumeType: device.volumeType as VolumeType,
      Iops: device.iops,
      Encrypted: device.encrypted,
      SnapshotId: device.snapshotId,
      DeleteOnTermination: device.deleteOnTermination,
    },
  };
}

function tagSpecifications(tags: Record<string, string>): TagSpecification[] {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  if (list.length === 0) return [];
  return [
    { ResourceType: 'instance', Tags: list },
    { ResourceType: 'volume', Tags: list },
  ];
}
