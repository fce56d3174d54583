import type { StopInstancesRequest, StopInstancesResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { askState } from '../machines/ask-state.ts';
import { required } from '../required.ts';

const REASON = {
  code: 'Client.UserInitiatedShutdown',
  message: 'Client.UserInitiatedShutdown: User initiated shutdown',
};

/** Force makes no difference here: every stop is a clean one with a bounded grace, then by force. */
export function stopInstances(ec2: Ec2, input: StopInstancesRequest): StopInstancesResult {
  if (input.Hibernate)
    throw new AwsError('UnsupportedHibernationConfiguration', 'The local EC2 cannot hibernate an instance');
  return {
    StoppingInstances: askState(ec2, required(input.InstanceIds, 'InstanceId'), {
      request: 'stop',
      reason: REASON,
    }),
  };
}
