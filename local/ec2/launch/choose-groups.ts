import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { Ec2 } from '../ec2.ts';
import { findGroup } from '../find-group.ts';
import { defaultGroup } from '../network/default-group.ts';
import { defaultVpcId } from '../network/places.ts';
import { notFound } from '../not-found.ts';

/** The groups that the request names by id or, in the default VPC, by name; the VPC's own group when it names none. */
export function chooseGroups(ec2: Ec2, request: RunInstancesRequest, region: string): string[] {
  const vpcId = defaultVpcId(region);
  const byId = (request.SecurityGroupIds ?? []).map((id) => findGroup(ec2, id).id);
  const byName = (request.SecurityGroups ?? []).map((name) => {
    const group = ec2.groups.having('name', name).find((candidate) => candidate.vpcId === vpcId);
    if (!group) throw notFound('group', name);
    return group.id;
  });
  const chosen = [...new Set([...byId, ...byName])];
  return chosen.length > 0 ? chosen : [defaultGroup(ec2, vpcId).id];
}
