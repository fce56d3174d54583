import type { BlockDeviceMapping, Instance, InstanceMetadataOptionsResponse } from '@aws-sdk/client-ec2';
import type { Ec2 } from './ec2.ts';
import { attachedVolumes } from './machines/attached-volumes.ts';
import { INSTANCE_STATE_CODES } from './machines/instance-state.ts';
import { macAddress } from './network/mac-address.ts';
import { privateDnsName } from './network/private-dns-name.ts';
import type { InstanceRecord } from './records/instance-record.ts';

/** An instance as DescribeInstances and RunInstances show it. */
export function toInstance(ec2: Ec2, record: InstanceRecord): Instance {
  return {
    InstanceId: record.id,
    ImageId: record.imageId,
    InstanceType: record.instanceType as Instance['InstanceType'],
    State: { Code: INSTANCE_STATE_CODES[record.state], Name: record.state },
    StateReason: record.stateReason && { Code: record.stateReason.code, Message: record.stateReason.message },
    StateTransitionReason: record.stateReason?.message ?? '',
    ClientToken: record.clientToken,
    AmiLaunchIndex: record.launchIndex,
    LaunchTime: new Date(record.launchedAt),
    KeyName: record.keyName,
    Placement: { AvailabilityZone: record.availabilityZone, Tenancy: record.tenancy as 'default' },
    Architecture: ec2.images.find((image) => image.id === record.imageId)?.architecture,
    RootDeviceType: 'ebs',
    RootDeviceName: record.rootDeviceName,
    VirtualizationType: 'hvm',
    Hypervisor: 'xen',
    EbsOptimized: record.ebsOptimized,
    Monitoring: { State: 'disabled' },
    IamInstanceProfile: record.instanceProfileArn ? { Arn: record.instanceProfileArn } : undefined,
    MetadataOptions: metadataOptions(record),
    BlockDeviceMappings: blockDevices(ec2, record),
    SecurityGroups: groupsOf(ec2, record),
    Tags: ec2.tags.of(record.id),
    ...networkOf(ec2, record),
  };
}

/** A terminated instance has no network any more. */
function networkOf(ec2: Ec2, record: InstanceRecord): Partial<Instance> {
  if (record.privateIp === undefined) return {};
  const publicIp = ec2.addresses.having('instanceId', record.id)[0]?.publicIp ?? record.publicIp;
  return {
    VpcId: record.vpcId,
    SubnetId: record.subnetId,
    PrivateIpAddress: record.privateIp,
    PrivateDnsName: privateDnsName(record.privateIp, record.availabilityZone),
    PublicIpAddress: publicIp,
    // No name server of ours answers for a public name; the address in its place works wherever a name would.
    PublicDnsName: publicIp,
    NetworkInterfaces: [{ MacAddress: macAddress(record.privateIp), PrivateIpAddress: record.privateIp }],
  };
}

function metadataOptions(record: InstanceRecord): InstanceMetadataOptionsResponse {
  return {
    State: 'applied',
    HttpTokens: 'required',
    HttpEndpoint: record.metadataEnabled ? 'enabled' : 'disabled',
    HttpPutResponseHopLimit: 1,
  };
}

function blockDevices(ec2: Ec2, record: InstanceRecord): BlockDeviceMapping[] {
  return attachedVolumes(ec2, record.id).map(({ id, attachment }) => ({
    DeviceName: attachment.device,
    Ebs: {
      VolumeId: id,
      Status: attachment.late ?? 'attached',
      AttachTime: new Date(attachment.attachedAt),
      DeleteOnTermination: attachment.deleteOnTermination,
    },
  }));
}

function groupsOf(ec2: Ec2, record: InstanceRecord): Instance['SecurityGroups'] {
  return record.securityGroupIds.map((id) => ({ GroupId: id, GroupName: ec2.groups.get(id)?.name }));
}
