import { expect, test } from 'vitest';
import type { Command } from '../../src/domain/command/command.ts';
import { isFinal } from '../../src/domain/command/is-final.ts';
import type { Deployment } from '../../src/domain/deployment/deployment.ts';
import { OpswrightError } from '../../src/domain/errors.ts';
import type { Instance } from '../../src/domain/instance/instance.ts';
import { updateLayer } from '../../src/operations/update-layer.ts';
import { createScene, type Scene } from '../support/world/scene.ts';
import { type WorldFaults, worldFaults } from '../support/world/world-faults.ts';

const SEEDS = 60;
const RATES = {
  conflicts: 0.05,
  throttles: 0.01,
  lostAnswers: 0.02,
  doubledSteps: 0.05,
  crashedSteps: 0.05,
  lostEvents: 0.2,
  lostWakes: 0.2,
};
/** What instances keep from one machine to the next. */
const KEEPSAKES = {
  VolumeConfigurations: [{ MountPoint: '/data', NumberOfDisks: 1, Size: 1 }],
  AutoAssignElasticIps: true,
};
const RESTING = ['online', 'stopped', 'setup_failed', 'start_failed', 'stop_failed', 'connection_lost'];

/** Minutes of random starts, stops and deployments while everything goes wrong, then quiet until all has ended. */
async function live(seed: number): Promise<Scene> {
  const faults = worldFaults(seed, RATES);
  const scene = await createScene({
    faults,
    script: { run: () => ({ seconds: faults.draw(8), exitCode: faults.draw(20) === 0 ? 1 : 0 }) },
  });
  await updateLayer(scene.world.context, { LayerId: scene.layerId, ...KEEPSAKES });
  faults.storm();
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) ids.push(await insist(() => scene.addInstance()));
  for (let act = 0; act < 25; act += 1) {
    await doSomething(scene, faults, ids);
    await scene.world.advance(faults.draw(10));
    if (act % 8 === 0) await scene.world.sweep();
  }
  faults.calm();
  for (let minute = 0; minute < 30; minute += 1) {
    await scene.world.advance(60);
    await scene.world.sweep();
  }
  return scene;
}

async function doSomething(scene: Scene, faults: WorldFaults, ids: string[]): Promise<void> {
  const id = ids[faults.draw(ids.length)] ?? '';
  const verbs = [
    () => scene.start(id),
    () => scene.start(id),
    () => scene.stop(id),
    () => scene.deploy(),
    () => scene.deploy('setup'),
    () => scene.deploy('configure'),
  ];
  const verb = verbs[faults.draw(verbs.length)] ?? (() => scene.deploy());
  await (verb() as Promise<unknown>).catch(unlessRefused);
}

/** A wrong moment is answered with a refusal, weather with "slow down": a user sees both. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof OpswrightError)) throw error;
}

async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      unlessRefused(error);
    }
  }
}

test(`over ${SEEDS} seeds of faults: no orphan, no lost or doubled command, everything ends`, {
  timeout: 300_000,
}, async () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const scene = await live(seed);
    try {
      check(scene, seed);
    } finally {
      await scene.world.close();
    }
  }
});

function check(scene: Scene, seed: number): void {
  const items = scene.world.store.all();
  const instances = items.filter(
    (item) => item.pk.startsWith('INSTANCE#') && item.sk === 'RECORD',
  ) as unknown as Instance[];
  const commands = items.filter((item) => item.pk.startsWith('COMMAND#')) as unknown as Command[];
  const deployments = items.filter(
    (item) => item.pk.startsWith('DEPLOYMENT#') && item.sk === 'RECORD',
  ) as unknown as Deployment[];
  const open = commands
    .filter((command) => !isFinal(command.Status))
    .map((command) => `${command.Type} ${command.Status}`);
  expect({ seed, open }).toEqual({ seed, open: [] });
  const running = deployments
    .filter((deployment) => deployment.Status === 'running')
    .map((each) => each.Command.Name);
  expect({ seed, running }).toEqual({ seed, running: [] });
  const restless = instances.map((each) => each.Status).filter((status) => !RESTING.includes(status));
  expect({ seed, restless }).toEqual({ seed, restless: [] });
  const named = new Set(instances.map((each) => each.Ec2InstanceId));
  const orphans = scene.world.compute
    .machines()
    .filter((machine) => machine.state !== 'terminated' && !named.has(machine.ec2InstanceId));
  expect({ seed, orphans: orphans.length }).toEqual({ seed, orphans: 0 });
  const executed = [...scene.world.agents.values()].flatMap((agent) =>
    agent.runs.map((run) => run.commandId),
  );
  expect({ seed, doubled: executed.length - new Set(executed).size }).toEqual({ seed, doubled: 0 });
  const waits = items.filter((item) => item.pk.startsWith('WAITS#')).map((item) => item.sk);
  expect({ seed, waits }).toEqual({ seed, waits: [] });
  const starts = items.filter((item) => item.pk === 'STARTS').map((item) => item.sk);
  expect({ seed, starts }).toEqual({ seed, starts: [] });
  checkKeepsakes(scene, seed, instances);
}

/** Each instance that has started has its volume and its address; nobody else has any. */
function checkKeepsakes({ world }: Scene, seed: number, instances: readonly Instance[]): void {
  const known = instances.flatMap(({ volumes = [] }) =>
    volumes.flatMap(({ Ec2VolumeId }) => Ec2VolumeId ?? []),
  );
  const stray = world.volumes.all().filter(({ volumeId }) => !known.includes(volumeId));
  expect({ seed, stray }).toEqual({ seed, stray: [] });
  const online = instances.filter(({ Status }) => Status === 'online');
  for (const { Ec2InstanceId, ElasticIp } of online) {
    const volumes = world.volumes.all().filter(({ machine }) => machine === Ec2InstanceId);
    expect({ seed, volumes }).toMatchObject({ volumes: [{ attached: true, kept: true }] });
    const addresses = world.addresses.all().filter(({ machine }) => machine === Ec2InstanceId);
    expect({ seed, addresses }).toMatchObject({ addresses: [{ ip: ElasticIp }] });
  }
  const owners = world.addresses.all().map(({ tags }) => tags['opsworks:instance-id']);
  expect({ seed, owners: owners.length }).toEqual({ seed, owners: new Set(owners).size });
}
