import { type EC2Client, StopInstancesCommand } from '@aws-sdk/client-ec2';
import { UnavailableError } from '../../domain/errors.ts';
import type { Ec2InstanceId } from '../../domain/ids.ts';
import { askEc2 } from './ask-ec2.ts';
import { describeMachine } from './describe-machine.ts';
import { whenInWrongState } from './when-in-wrong-state.ts';

/** Stopping what is stopped or gone is no error. EC2 stops a pending machine only once it runs. */
export async function stopMachine(client: EC2Client, id: Ec2InstanceId): Promise<void> {
  const stop = () => client.send(new StopInstancesCommand({ InstanceIds: [id] }));
  await askEc2(() => whenInWrongState(stop, () => explain(client, id)), { unknownInstance: () => undefined });
}

async function explain(client: EC2Client, id: Ec2InstanceId): Promise<void> {
  const state = (await describeMachine(client, id))?.state;
  if (state === 'pending' || state === 'running')
    throw new UnavailableError(`${id} is ${state} and cannot be stopped yet.`);
}
