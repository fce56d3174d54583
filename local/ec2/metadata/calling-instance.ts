import { timingSafeEqual } from 'node:crypto';
import type { Ec2State } from '../ec2-state.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import type { MetadataRequest } from './metadata-request.ts';

/** Whose request this is: by source address, or, with the simulator's secret, by the machine that it names. */
export function callingInstance(
  state: Ec2State,
  { headers, sourceAddress }: MetadataRequest,
  simulatorSecret: string | undefined,
): InstanceRecord | undefined {
  const secret = headers['x-opswright-simulator-secret'];
  if (typeof secret === 'string' && simulatorSecret !== undefined && isEqual(secret, simulatorSecret))
    return state.instances.get(String(headers['x-opswright-machine']));
  return state.instances.having('privateIp', sourceAddress.replace(/^::ffff:/, ''))[0];
}

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
