import type { InstanceId } from '../ids.ts';

/** The tag by which an instance's elastic IP is found again: EC2 takes no client token for an allocation. */
export function elasticIpTag(id: InstanceId): { name: string; value: string } {
  return { name: 'opsworks:instance-id', value: id };
}
