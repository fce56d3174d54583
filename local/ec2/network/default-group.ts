import type { Ec2State } from '../ec2-state.ts';
import { fixedId } from '../ids.ts';
import type { GroupRecord } from '../records/group-record.ts';

/** The group `default` that every VPC has, made when it is first needed. */
export function defaultGroup(ec2: Ec2State, vpcId: string): GroupRecord {
  const id = fixedId('sg', vpcId);
  const known = ec2.groups.get(id);
  if (known) return known;
  const group = { id, vpcId, name: 'default', description: 'default VPC security group', rules: [] };
  ec2.change(() => ec2.groups.put(group));
  return group;
}
