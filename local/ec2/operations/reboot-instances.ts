import type { RebootInstancesRequest } from '@aws-sdk/client-ec2';
import type { Ec2 } from '../ec2.ts';
import { findInstance } from '../find-instance.ts';
import { incorrectState } from '../machines/incorrect-state.ts';
import { STATE_RULES } from '../machines/state-rules.ts';
import { required } from '../required.ts';

/** Asks for reboots; as on EC2 the instances stay `running` and no event tells. */
export function rebootInstances(ec2: Ec2, input: RebootInstancesRequest): object {
  ec2.change(() => {
    for (const id of required(input.InstanceIds, 'InstanceId')) {
      const instance = findInstance(ec2, id);
      if (STATE_RULES.reboot[instance.state] === 'refused') throw incorrectState(id, 'reboot');
      ec2.instances.put({ ...instance, rebootAsked: true });
      ec2.touch(id);
    }
  });
  return {};
}
