import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InstanceVolume } from '../../src/domain/volume/instance-volume.ts';
import { deleteApp } from '../../src/operations/delete-app.ts';
import { deleteInstance } from '../../src/operations/delete-instance.ts';
import { deleteLayer } from '../../src/operations/delete-layer.ts';
import { deleteStack } from '../../src/operations/delete-stack.ts';
import { updateLayer } from '../../src/operations/update-layer.ts';
import { stackPartition } from '../../src/records/keys.ts';
import { createScene, type Scene } from '../support/world/scene.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await createScene();
  const VolumeConfigurations = [
    { MountPoint: '/data', NumberOfDisks: 1, Size: 10 },
    { MountPoint: '/fast', NumberOfDisks: 2, Size: 100, RaidLevel: 0 },
  ];
  const layer = { LayerId: scene.layerId, VolumeConfigurations, AutoAssignElasticIps: true };
  await updateLayer(scene.world.context, layer);
});
afterEach(() => scene.world.close());

const disks = () => scene.world.volumes.all();
const ids = () => disks().map(({ volumeId }) => volumeId);
const machineOf = async (id: string) => (await scene.stored(id)).Ec2InstanceId;

async function online(root: 'ebs' | 'instance-store'): Promise<string> {
  const id = await scene.addInstance('db1', root);
  await again(id);
  return id;
}

async function again(id: string): Promise<void> {
  await scene.start(id);
  await scene.world.advance(90);
  expect((await scene.instance(id)).Status).toBe('online');
}

async function stopped(id: string): Promise<void> {
  await scene.stop(id);
  await scene.world.advance(60);
  expect((await scene.instance(id)).Status).toBe('stopped');
}

describe.each(['ebs', 'instance-store'] as const)('an instance with %s as its root device', (root) => {
  test('has its volumes from its first start on, and keeps them from one machine to the next', async () => {
    const id = await online(root);
    expect(disks()).toMatchObject([
      { device: '/dev/sdi', size: 10, attached: true, kept: true },
      { device: '/dev/sdj', size: 50, attached: true, kept: true },
      { device: '/dev/sdk', size: 50, attached: true, kept: true },
    ]);
    const first = ids();
    await stopped(id);
    expect(ids()).toEqual(first);
    await again(id);
    expect(ids()).toEqual(first);
    expect(new Set(disks().map(({ machine }) => machine))).toEqual(new Set([await machineOf(id)]));
    expect(disks().every(({ attached }) => attached)).toBe(true);
  });

  test('keeps its elastic IP, and shows it while it is stopped', async () => {
    const id = await online(root);
    const [address] = scene.world.addresses.all();
    expect((await scene.instance(id)).ElasticIp).toBe(address?.ip);
    await stopped(id);
    expect((await scene.instance(id)).ElasticIp).toBe(address?.ip);
    await again(id);
    expect(scene.world.addresses.all()).toMatchObject([{ ip: address?.ip, machine: await machineOf(id) }]);
  });

  test('takes volumes and address along when it is deleted with them', async () => {
    const id = await online(root);
    await stopped(id);
    await deleteInstance(scene.world.context, { InstanceId: id, DeleteVolumes: true, DeleteElasticIp: true });
    await scene.world.advance(10);
    expect(disks()).toEqual([]);
    expect(scene.world.addresses.all()).toEqual([]);
  });

  test('leaves both with the stack where the request does not ask for their deletion', async () => {
    const id = await online(root);
    await stopped(id);
    await deleteInstance(scene.world.context, { InstanceId: id });
    await scene.world.advance(10);
    expect(disks()).toMatchObject([{ attached: false }, { attached: false }, { attached: false }]);
    expect(scene.world.addresses.all()).toHaveLength(1);
    const rows = await scene.world.store.query<InstanceVolume>(stackPartition(scene.stackId as never), {
      prefix: 'VOLUME#',
    });
    expect(rows.map((row) => row.Ec2VolumeId).sort()).toEqual(ids().sort());
  });
});

test('layers are asked for volumes at the first start only', async () => {
  const id = await online('instance-store');
  await updateLayer(scene.world.context, { LayerId: scene.layerId, VolumeConfigurations: [] });
  await stopped(id);
  await again(id);
  expect(disks()).toHaveLength(3);
});

test('a volume that somebody deleted is made anew', async () => {
  const id = await online('instance-store');
  await stopped(id);
  const [lost = '', ...left] = ids();
  scene.world.volumes.lose(lost);
  await again(id);
  expect(ids()).toHaveLength(3);
  expect(ids()).toEqual(expect.arrayContaining(left));
  expect((await scene.stored(id)).volumes?.map(({ Ec2VolumeId }) => Ec2VolumeId).sort()).toEqual(
    ids().sort(),
  );
});

test.each([1, 2, 3, 4, 5, 6])(
  'a stop %i s after the first start leaves no volume that nobody knows',
  async (s) => {
    const id = await scene.addInstance('db1', 'instance-store');
    await scene.start(id);
    await scene.world.advance(s);
    await stopped(id);
    const known = (await scene.stored(id)).volumes?.flatMap(({ Ec2VolumeId }) => Ec2VolumeId ?? []) ?? [];
    expect(ids().filter((found) => !known.includes(found))).toEqual([]);
    await again(id);
    await stopped(id);
    await deleteInstance(scene.world.context, { InstanceId: id, DeleteVolumes: true, DeleteElasticIp: true });
    await scene.world.advance(10);
    expect(disks()).toEqual([]);
    expect(scene.world.addresses.all()).toEqual([]);
  },
);

test('a deleted stack forgets what was registered with it', async () => {
  const id = await online('instance-store');
  await stopped(id);
  await deleteInstance(scene.world.context, { InstanceId: id });
  await deleteApp(scene.world.context, { AppId: scene.appId });
  await deleteLayer(scene.world.context, { LayerId: scene.layerId });
  await deleteStack(scene.world.context, { StackId: scene.stackId });
  const partition = stackPartition(scene.stackId as never);
  for (const prefix of ['VOLUME#', 'ELASTICIP#'])
    expect(await scene.world.store.query(partition, { prefix })).toEqual([]);
});
