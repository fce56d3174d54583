import type { CloudEvent } from '../../contracts/cloud-event.ts';
import type { InstanceState } from './instance-state.ts';

/** What EC2 tells EventBridge when an instance enters a state: no more than its id and the state. */
export function stateChangeEvent(
  { region, account }: { region: string; account: string },
  instanceId: string,
  state: InstanceState,
): CloudEvent {
  return {
    source: 'aws.ec2',
    detailType: 'EC2 Instance State-change Notification',
    detail: { 'instance-id': instanceId, state },
    resources: [`arn:aws:ec2:${region}:${account}:instance/${instanceId}`],
  };
}
