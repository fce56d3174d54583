import type { Ec2 } from './ec2.ts';
import { INSTANCE_STATE_CODES } from './machines/instance-state.ts';
import type { InstanceRecord } from './records/instance-record.ts';
import type { FilterMembers } from './select-by.ts';

/** The filters of DescribeInstances and DescribeInstanceStatus that are there; tag filters come with every list. */
export function instanceFilters(ec2: Ec2): FilterMembers<InstanceRecord> {
  return {
    'instance-id': ({ id }) => [id],
    'instance-state-name': ({ state }) => [state],
    'instance-state-code': ({ state }) => [String(INSTANCE_STATE_CODES[state])],
    'instance-type': ({ instanceType }) => [instanceType],
    'image-id': ({ imageId }) => [imageId],
    'client-token': ({ clientToken }) => [clientToken],
    'reservation-id': ({ reservationId }) => [reservationId],
    'availability-zone': ({ availabilityZone }) => [availabilityZone],
    'subnet-id': ({ subnetId }) => [subnetId],
    'vpc-id': ({ vpcId }) => [vpcId],
    'key-name': ({ keyName }) => [keyName],
    'private-ip-address': ({ privateIp }) => [privateIp],
    'network-interface.addresses.private-ip-address': ({ privateIp }) => [privateIp],
    'ip-address': (instance) => [instance.publicIp, ...elasticIps(ec2, instance)],
    'instance.group-id': ({ securityGroupIds }) => securityGroupIds,
    'iam-instance-profile.arn': ({ instanceProfileArn }) => [instanceProfileArn],
  };
}

function elasticIps(ec2: Ec2, { id }: InstanceRecord): string[] {
  return ec2.addresses.having('instanceId', id).map(({ publicIp }) => publicIp);
}
