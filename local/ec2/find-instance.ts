import { AwsError } from '../contracts/aws-error.ts';
import type { Ec2State } from './ec2-state.ts';
import { notFound } from './not-found.ts';
import type { InstanceRecord } from './records/instance-record.ts';

/** @throws AwsError InvalidInstanceID.Malformed, InvalidInstanceID.NotFound */
export function findInstance(ec2: Ec2State, id: string | undefined): InstanceRecord {
  if (id === undefined || !/^i-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id))
    throw new AwsError('InvalidInstanceID.Malformed', `Invalid id: "${id ?? ''}" (expecting "i-...")`);
  const instance = ec2.instances.get(id);
  if (!instance) throw notFound('instance', id);
  return instance;
}
