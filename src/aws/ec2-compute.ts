import {
  type EC2Client,
  paginateDescribeInstances,
  RebootInstancesCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { UnavailableError } from '../domain/errors.ts';
import type { Compute, Machine } from '../ports/compute.ts';
import { askEc2 } from './ec2/ask-ec2.ts';
import { describeMachine } from './ec2/describe-machine.ts';
import { ensureSecurityGroup } from './ec2/ensure-security-group.ts';
import { machineOf } from './ec2/machine-of.ts';
import { runInstancesInput } from './ec2/run-instances-input.ts';
import { startMachine } from './ec2/start-machine.ts';
import { stopMachine } from './ec2/stop-machine.ts';

/** Machines on EC2. */
export function createEc2Compute({ client }: { client: EC2Client }): Compute {
  return {
    launch: async (plan) => {
      const answer = await askEc2(() => client.send(new RunInstancesCommand(runInstancesInput(plan))));
      const [instance] = answer.Instances ?? [];
      if (!instance) throw new UnavailableError('EC2 accepted the launch but named no instance.');
      return machineOf(instance);
    },
    start: (id) => startMachine(client, id),
    stop: (id) => stopMachine(client, id),
    reboot: async (id) => {
      await askEc2(() => client.send(new RebootInstancesCommand({ InstanceIds: [id] })));
    },
    terminate: async (id) => {
      await askEc2(() => client.send(new TerminateInstancesCommand({ InstanceIds: [id] })), {
        unknownInstance: () => undefined,
      });
    },
    describe: (id) => describeMachine(client, id),
    findByToken: (clientToken) => findByToken(client, clientToken),
    ensureSecurityGroups: async (groups, vpcId) => {
      const ids: string[] = [];
      for (const group of groups) ids.push(await ensureSecurityGroup(client, group, vpcId));
      return ids;
    },
  };
}

async function findByToken(client: EC2Client, clientToken: string): Promise<Machine[]> {
  const input = { Filters: [{ Name: 'client-token', Values: [clientToken] }] };
  return askEc2(async () => {
    const machines: Machine[] = [];
    for await (const page of paginateDescribeInstances({ client }, input)) {
      const instances = page.Reservations?.flatMap(({ Instances = [] }) => Instances) ?? [];
      machines.push(...instances.map(machineOf));
    }
    return machines;
  });
}
