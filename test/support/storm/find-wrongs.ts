import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { findLedgerFaults } from '../../../local/engines/simulated/find-ledger-faults.ts';
import type { UserStack } from '../opsworks-user.ts';
import type { VirtualCloud } from './virtual-cloud.ts';

/** Endings of a command that its machine has had a part in; the others never reach it, or not to the end. */
const RAN = ['successful'];

/** What must never be, however the storm went, a sentence each. */
export async function findWrongs(world: VirtualCloud, stack: UserStack): Promise<string[]> {
  return [
    ...world.broken.map((words) => `An agent broke: ${words}`),
    ...findLedgerFaults(await world.simulator.ledger()),
    ...(await lostCommands(world, stack)),
    ...(await orphans(world, stack)),
  ];
}

/** Commands that are said to have run and did not, and runs of commands that nobody knows. */
async function lostCommands({ user, simulator }: VirtualCloud, stack: UserStack): Promise<string[]> {
  const commands = await user.commands(stack);
  const ran = new Set((await simulator.ledger()).map(({ commandId }) => commandId));
  const known = new Set(commands.map(({ CommandId }) => CommandId));
  const lost = commands
    .filter(({ CommandId = '', Status = '' }) => RAN.includes(Status) && !ran.has(CommandId))
    .map(({ CommandId, Status }) => `Command ${CommandId} is ${Status} and never ran`);
  const unknown = [...ran]
    .filter((id) => !known.has(id))
    .map((id) => `Command ${id} ran and is not on record`);
  return [...lost, ...unknown];
}

/** Machines that no instance names, for EC2 or for the engine, and instances whose machine is gone. */
async function orphans({ cloud, user, simulator }: VirtualCloud, stack: UserStack): Promise<string[]> {
  const { endpoint, operator: credentials } = cloud;
  const ec2 = new EC2Client({ endpoint, credentials, region: cloud.declared.region });
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  ec2.destroy();
  const machines = Reservations.flatMap(({ Instances = [] }) => Instances)
    .filter(({ State }) => State?.Name !== 'terminated')
    .map(({ InstanceId }) => InstanceId);
  const engine = (await simulator.list()).map(({ ec2InstanceId }) => ec2InstanceId);
  const named = new Set((await user.instances(stack)).map(({ Ec2InstanceId }) => Ec2InstanceId));
  named.delete(undefined);
  return [
    ...machines.filter((id) => !named.has(id)).map((id) => `No instance has the machine ${id}`),
    ...engine.filter((id) => !machines.includes(id)).map((id) => `EC2 does not know the machine ${id}`),
    ...[...named]
      .filter((id) => !machines.includes(id))
      .map((id) => `An instance has the machine ${id}, which is gone`),
  ];
}
