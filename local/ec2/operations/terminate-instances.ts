import type { TerminateInstancesRequest, TerminateInstancesResult } from '@aws-sdk/client-ec2';
import type { Ec2 } from '../ec2.ts';
import { askState } from '../machines/ask-state.ts';
import { required } from '../required.ts';

const REASON = {
  code: 'Client.UserInitiatedShutdown',
  message: 'Client.UserInitiatedShutdown: User initiated shutdown',
};

export function terminateInstances(ec2: Ec2, input: TerminateInstancesRequest): TerminateInstancesResult {
  return {
    TerminatingInstances: askState(ec2, required(input.InstanceIds, 'InstanceId'), {
      request: 'terminate',
      reason: REASON,
    }),
  };
}
