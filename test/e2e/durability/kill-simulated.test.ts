import { setTimeout } from 'node:timers/promises';
import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSimulatedEngine } from '../../../local/engines/simulated/create-simulated-engine.ts';
import { findLedgerFaults } from '../../../local/engines/simulated/find-ledger-faults.ts';
import { type Random, seededRandom } from '../../../local/engines/simulated/seeded-random.ts';
import type { SimulatedEngine } from '../../../local/engines/simulated/simulated-engine.ts';
import { type LocalProcess, startLocalProcess } from '../../support/durability/local-process.ts';
import { operatorKey } from '../../support/durability/operator-key.ts';
import { OpsWorksUser, type UserStack } from '../../support/opsworks-user.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const KILLS = 20;
const BOOTS = KILLS / 2;
const DEPLOYMENTS = KILLS - BOOTS;
/** The longest time from the beginning of an act to the kill; a boot takes about as long. */
const LATEST_KILL_MS = 1500;
const SCRIPT = {
  machine: { bootMs: [50, 300] as const },
  run: { ms: [50, 500] as const, resultDelayMs: [0, 200] as const },
};
/** An agent whose wake died with us looks again at its next heartbeat. */
const SETTINGS = { HEARTBEAT_SECONDS: '2', CONFIGURE_QUIET_SECONDS: '1' };
const PATIENCE = { timeout: 60_000, interval: 200 };

let folder: ReturnType<typeof temporaryFolder>;
let local: LocalProcess;
let user: OpsWorksUser;
let machines: SimulatedEngine;

beforeEach(async () => {
  folder = temporaryFolder();
  await open(0);
  machines = await createSimulatedEngine({ dataDir: folder.path, script: SCRIPT });
});

afterEach(async () => {
  user.close();
  await local.kill();
  await machines.shutdown();
  folder.remove();
});

async function open(port: number): Promise<void> {
  local = await startLocalProcess({ dataDir: folder.path, port, engine: 'simulated', settings: SETTINGS });
  user = new OpsWorksUser(local.connection);
}

async function reopen(): Promise<void> {
  user.close();
  await open(Number(new URL(local.connection.endpoint).port));
}

/** Does `act`; kill -9 comes so long after its beginning, be the call answered by then or not. */
async function killDuring(act: () => Promise<unknown>, afterMs: number): Promise<void> {
  const cutOff = act().catch(() => {});
  await setTimeout(afterMs);
  await local.kill();
  await reopen();
  await cutOff;
}

async function bootThroughKill(stack: UserStack, afterMs: number): Promise<void> {
  const id = await user.createInstance(stack);
  await killDuring(() => user.start(id), afterMs);
  if ((await user.instance(id)).Status === 'stopped') await user.start(id);
}

async function deployThroughKill(stack: UserStack, afterMs: number, comment: string): Promise<void> {
  await killDuring(() => user.deploy(stack, comment), afterMs);
  const accepted = (await user.deployments(stack)).some((each) => each.Comment === comment);
  if (!accepted) await user.deploy(stack, comment);
}

/** Boots and deployments in turn, a kill in each; what one kill left undone goes on during the next. */
async function surviveKills(stack: UserStack, random: Random): Promise<void> {
  for (let kill = 1; kill <= KILLS; kill++) {
    const afterMs = random() * LATEST_KILL_MS;
    if (kill % 2 === 1) await bootThroughKill(stack, afterMs);
    else await deployThroughKill(stack, afterMs, `deployment ${kill}`);
  }
}

/** Two machines that every deployment finds. */
async function bootTwo(stack: UserStack): Promise<void> {
  for (let count = 0; count < 2; count++) await user.start(await user.createInstance(stack));
  await allEnd(stack, 2, 0);
}

async function allEnd(stack: UserStack, instances: number, deployments: number): Promise<void> {
  await vi.waitFor(async () => {
    expect(statuses(await user.instances(stack))).toEqual(Array(instances).fill('online'));
    expect(statuses(await user.deployments(stack))).toEqual(Array(deployments).fill('successful'));
  }, PATIENCE);
}

/** What was asked for is what ran, once each. */
async function nothingLostOrDoubled(stack: UserStack): Promise<void> {
  await vi.waitFor(async () => {
    const commands = await user.commands(stack);
    // A configure that a newer generation superseded is skipped; everything else ran, once.
    const wanted = commands.filter(({ Type, Status }) => Type !== 'configure' || Status !== 'skipped');
    expect(new Set(statuses(wanted))).toEqual(new Set(['successful']));
    const ran = await machines.ledger();
    expect(findLedgerFaults(ran)).toEqual([]);
    expect(sorted(ran.map(({ commandId }) => commandId))).toEqual(
      sorted(wanted.map(({ CommandId }) => CommandId)),
    );
  }, PATIENCE);
}

/** The machines are those of the instances, for EC2 as for the engine. */
async function nothingOrphaned(stack: UserStack): Promise<void> {
  const named = sorted((await user.instances(stack)).map(({ Ec2InstanceId }) => Ec2InstanceId));
  expect(sorted((await machines.list()).map(({ ec2InstanceId }) => ec2InstanceId))).toEqual(named);
  expect(await local.stop()).toBe(0);
  const credentials = operatorKey(folder.path);
  await reopen();
  const { endpoint, region } = local.connection;
  const ec2 = new EC2Client({ endpoint, region, credentials });
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  const known = Reservations.flatMap(({ Instances = [] }) => Instances);
  expect(sorted(known.map(({ InstanceId }) => InstanceId))).toEqual(named);
  expect(new Set(known.map(({ State }) => State?.Name))).toEqual(new Set(['running']));
  ec2.destroy();
}

const statuses = (all: { Status?: string }[]) => all.map(({ Status }) => Status);
const sorted = (ids: (string | undefined)[]) => ids.toSorted();

test(`${KILLS} times kill -9 in boots and deploys: every run ends well, nothing is lost, doubled or orphaned`, {
  timeout: 300_000,
}, async () => {
  const seed = process.env.SEED ?? String(Date.now());
  console.log(`The moments of the kills: SEED=${seed}`);
  const stack = await user.createStack();
  await bootTwo(stack);
  await surviveKills(stack, seededRandom(seed));
  await allEnd(stack, 2 + BOOTS, DEPLOYMENTS);
  await nothingLostOrDoubled(stack);
  await nothingOrphaned(stack);
});
