import type { Ec2State } from './ec2-state.ts';
import { notFound } from './not-found.ts';
import type { GroupRecord } from './records/group-record.ts';

/** @throws AwsError InvalidGroup.NotFound */
export function findGroup(ec2: Ec2State, id: string): GroupRecord {
  const group = ec2.groups.get(id);
  if (!group) throw notFound('group', id);
  return group;
}
