import type { InstanceStateChange } from '@aws-sdk/client-ec2';
import type { Ec2State, StateReason } from '../ec2-state.ts';
import { findInstance } from '../find-instance.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import { incorrectState } from './incorrect-state.ts';
import { INSTANCE_STATE_CODES, type InstanceState } from './instance-state.ts';
import { STATE_RULES, type StateRequest } from './state-rules.ts';

export interface StateWish {
  request: Exclude<StateRequest, 'reboot'>;
  reason?: StateReason;
  /** Members that change with the state. */
  changes?: Partial<InstanceRecord>;
}

/**
 * Moves all of the instances or, when EC2 refuses for one of them, none.
 * @throws AwsError IncorrectInstanceState, InvalidInstanceID.NotFound
 */
export function askState(ec2: Ec2State, ids: readonly string[], wish: StateWish): InstanceStateChange[] {
  return ec2.change(() => ids.map((id) => askOne(ec2, findInstance(ec2, id), wish)));
}

function askOne(ec2: Ec2State, instance: InstanceRecord, wish: StateWish): InstanceStateChange {
  const verdict = STATE_RULES[wish.request][instance.state];
  if (verdict === 'refused') throw incorrectState(instance.id, wish.request);
  const next = verdict === 'unchanged' ? instance.state : verdict;
  if (verdict !== 'unchanged') ec2.enter({ ...instance, ...wish.changes }, next, wish.reason);
  return {
    InstanceId: instance.id,
    PreviousState: stateOf(instance.state),
    CurrentState: stateOf(next),
  };
}

function stateOf(name: InstanceState): { Code: number; Name: InstanceState } {
  return { Code: INSTANCE_STATE_CODES[name], Name: name };
}
