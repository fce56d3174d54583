import type { Ec2State } from '../ec2-state.ts';
import { findGroup } from '../find-group.ts';
import { notFound } from '../not-found.ts';
import type { GroupRecord } from '../records/group-record.ts';
import { required } from '../required.ts';

/** The group that a request names by id, or by a name that only one group has. @throws AwsError InvalidGroup.NotFound */
export function namedGroup(ec2: Ec2State, named: { GroupId?: string; GroupName?: string }): GroupRecord {
  if (named.GroupId) return findGroup(ec2, named.GroupId);
  const name = required(named.GroupName, 'GroupId');
  const [group] = ec2.groups.having('name', name);
  if (!group) throw notFound('group', name);
  return group;
}
