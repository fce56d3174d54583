import type { AwsService, Call } from '../contracts/aws-service.ts';
import type { Ec2 } from './ec2.ts';
import { allocateAddress } from './operations/allocate-address.ts';
import { associateAddress } from './operations/associate-address.ts';
import { attachVolume } from './operations/attach-volume.ts';
import { authorizeSecurityGroupIngress } from './operations/authorize-security-group-ingress.ts';
import { createSecurityGroup } from './operations/create-security-group.ts';
import { createTags } from './operations/create-tags.ts';
import { createVolume } from './operations/create-volume.ts';
import { deleteSecurityGroup } from './operations/delete-security-group.ts';
import { deleteTags } from './operations/delete-tags.ts';
import { deleteVolume } from './operations/delete-volume.ts';
import { describeAddresses } from './operations/describe-addresses.ts';
import { describeAvailabilityZones } from './operations/describe-availability-zones.ts';
import { describeImages } from './operations/describe-images.ts';
import { describeInstanceStatus } from './operations/describe-instance-status.ts';
import { describeInstanceTypes } from './operations/describe-instance-types.ts';
import { describeInstances } from './operations/describe-instances.ts';
import { describeSecurityGroups } from './operations/describe-security-groups.ts';
import { describeSubnets } from './operations/describe-subnets.ts';
import { describeTags } from './operations/describe-tags.ts';
import { describeVolumes } from './operations/describe-volumes.ts';
import { describeVpcs } from './operations/describe-vpcs.ts';
import { detachVolume } from './operations/detach-volume.ts';
import { disassociateAddress } from './operations/disassociate-address.ts';
import { modifyInstanceAttribute } from './operations/modify-instance-attribute.ts';
import { rebootInstances } from './operations/reboot-instances.ts';
import { releaseAddress } from './operations/release-address.ts';
import { revokeSecurityGroupIngress } from './operations/revoke-security-group-ingress.ts';
import { runInstances } from './operations/run-instances.ts';
import { startInstances } from './operations/start-instances.ts';
import { stopInstances } from './operations/stop-instances.ts';
import { terminateInstances } from './operations/terminate-instances.ts';

/** An operation of any input: each is typed where it is written. */
type Operation = (ec2: Ec2, input: object, call: Call) => object;

const OPERATIONS = {
  AllocateAddress: allocateAddress,
  AssociateAddress: associateAddress,
  AttachVolume: attachVolume,
  AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
  CreateSecurityGroup: createSecurityGroup,
  CreateTags: createTags,
  CreateVolume: createVolume,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteTags: deleteTags,
  DeleteVolume: deleteVolume,
  DescribeAddresses: describeAddresses,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeImages: describeImages,
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeInstances: describeInstances,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVolumes: describeVolumes,
  DescribeVpcs: describeVpcs,
  DetachVolume: detachVolume,
  DisassociateAddress: disassociateAddress,
  ModifyInstanceAttribute: modifyInstanceAttribute,
  RebootInstances: rebootInstances,
  ReleaseAddress: releaseAddress,
  RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
  RunInstances: runInstances,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
};

/** Every operation that the local EC2 has, by its name on the wire. */
export function handlers(ec2: Ec2): AwsService['handlers'] {
  const entries = Object.entries(OPERATIONS) as [string, Operation][];
  return Object.fromEntries(entries.map(([name, run]) => [name, (input, call) => run(ec2, input, call)]));
}
