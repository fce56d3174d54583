import type { CloudEvent } from '../../contracts/cloud-event.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import type { InstanceState } from './instance-state.ts';

/** What EC2 tells EventBridge when an instance enters a state: no more than its id and the state. */
export function stateChangeEvent(
  account: string,
  { id, availabilityZone }: InstanceRecord,
  state: InstanceState,
): CloudEvent {
  return {
    source: 'aws.ec2',
    detailType: 'EC2 Instance State-change Notification',
    detail: { 'instance-id': id, state },
    resources: [`arn:aws:ec2:${availabilityZone.slice(0, -1)}:${account}:instance/${id}`],
  };
}
