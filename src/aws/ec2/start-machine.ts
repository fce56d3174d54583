import { type EC2Client, StartInstancesCommand } from '@aws-sdk/client-ec2';
import { LaunchRefusedError, UnavailableError } from '../../domain/errors.ts';
import type { Ec2InstanceId } from '../../domain/ids.ts';
import { askEc2 } from './ask-ec2.ts';
import { describeMachine } from './describe-machine.ts';
import { whenInWrongState } from './when-in-wrong-state.ts';

/** Starting what runs is no error. A machine that is still stopping can be started a little later. */
export async function startMachine(client: EC2Client, id: Ec2InstanceId): Promise<void> {
  const start = () => client.send(new StartInstancesCommand({ InstanceIds: [id] }));
  await askEc2(() => whenInWrongState(start, () => explain(client, id)));
}

async function explain(client: EC2Client, id: Ec2InstanceId): Promise<void> {
  const state = (await describeMachine(client, id))?.state;
  switch (state) {
    case 'pending':
    case 'running':
      return;
    case 'stopping':
    case 'stopped':
      throw new UnavailableError(`${id} is ${state} and cannot be started yet.`);
    case 'shutting-down':
    case 'terminated':
    case undefined:
      throw new LaunchRefusedError(`${id} is terminated and cannot be started again.`);
  }
}
