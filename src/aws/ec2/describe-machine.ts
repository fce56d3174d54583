import { DescribeInstancesCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { Ec2InstanceId } from '../../domain/ids.ts';
import type { Machine } from '../../ports/compute.ts';
import { askEc2 } from './ask-ec2.ts';
import { machineOf } from './machine-of.ts';

/** `undefined` when EC2 does not know the machine (any more). */
export async function describeMachine(client: EC2Client, id: Ec2InstanceId): Promise<Machine | undefined> {
  const answer = await askEc2(() => client.send(new DescribeInstancesCommand({ InstanceIds: [id] })), {
    unknownInstance: () => undefined,
  });
  const [instance] = answer?.Reservations?.flatMap(({ Instances = [] }) => Instances) ?? [];
  return instance && machineOf(instance);
}
