import type { Ec2State, StateReason } from '../ec2-state.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import type { InstanceState } from './instance-state.ts';

/**
 * Enters `to` if the instance still is in the state in which the work began. If not, a request came meanwhile; it has
 * asked for work of its own, which comes next.
 */
export function moveOn(
  state: Ec2State,
  began: InstanceRecord,
  to: InstanceState,
  reason: StateReason = began.stateReason,
): void {
  state.change(() => {
    const now = state.instances.get(began.id);
    if (now?.state === began.state) state.enter({ ...now, ...changesOnEntering(to) }, to, reason);
  });
}

function changesOnEntering(to: InstanceState): Partial<InstanceRecord> {
  return to === 'running' ? { hasRun: true } : { rebootAsked: false, suspended: false };
}
