import type { StartInstancesRequest, StartInstancesResult } from '@aws-sdk/client-ec2';
import type { Ec2 } from '../ec2.ts';
import { askState } from '../machines/ask-state.ts';
import { required } from '../required.ts';

export function startInstances(ec2: Ec2, input: StartInstancesRequest): StartInstancesResult {
  const changes = { launchedAt: ec2.clock.now() };
  return {
    StartingInstances: askState(ec2, required(input.InstanceIds, 'InstanceId'), {
      request: 'start',
      changes,
    }),
  };
}
