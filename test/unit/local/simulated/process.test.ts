import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EngineMachine } from '../../../../local/contracts/engine.ts';
import { createSimulatedEngine } from '../../../../local/engines/simulated/create-simulated-engine.ts';
import { readConnection } from '../../../../local/engines/simulated/process/connection-file.ts';
import type { SimulatedEngine } from '../../../../local/engines/simulated/simulated-engine.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let engine: SimulatedEngine;

beforeEach(async () => {
  folder = temporaryFolder();
  engine = await createSimulatedEngine({ dataDir: folder.path });
});

afterEach(async () => {
  await engine.shutdown().catch(() => {
    // Ended already, by what the test did.
  });
  folder.remove();
});

const spec = {
  ec2InstanceId: 'i-0123456789abcdef0',
  hostname: 'one',
  privateIp: '10.0.0.4',
  publicIp: '127.1.0.4',
  publishPorts: [],
  system: 'debian-12' as const,
  tags: {},
  labels: {},
  environment: { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:9' },
  hosts: {},
  volumes: [],
};

const nextChange = () => {
  const { promise, resolve } = Promise.withResolvers<EngineMachine>();
  engine.watch(resolve);
  return promise;
};

const pidOf = () => readConnection(folder.path)?.pid ?? 0;

describe('the process of the simulated machines', () => {
  test('is one for a data folder, however many control planes come and go', async () => {
    await engine.create(spec);
    const pid = pidOf();
    await engine.close();
    engine = await createSimulatedEngine({ dataDir: folder.path });
    expect(pidOf()).toBe(pid);
    expect(await engine.list()).toEqual([{ ec2InstanceId: spec.ec2InstanceId, state: 'stopped' }]);
  });

  test('answers nobody without its secret', async () => {
    const { url = '' } = readConnection(folder.path) ?? {};
    expect((await fetch(`${url}/machines`)).status).toBe(403);
    expect((await fetch(`${url}/machines`, { headers: { authorization: 'Bearer guess' } })).status).toBe(403);
  });

  test('takes its machines along when it dies, and that is told', async () => {
    await engine.create(spec);
    const change = nextChange();
    process.kill(pidOf(), 'SIGKILL');
    expect(await change).toEqual({ ec2InstanceId: spec.ec2InstanceId, state: 'absent' });
    await expect(engine.list()).rejects.toThrow();
    const { secret } = engine;
    engine = await createSimulatedEngine({ dataDir: folder.path });
    expect(await engine.list()).toEqual([]);
    expect(engine.secret).toBe(secret);
  });

  test('ends when its data folder is removed', async () => {
    await engine.create(spec);
    const change = nextChange();
    folder.remove();
    expect(await change).toEqual({ ec2InstanceId: spec.ec2InstanceId, state: 'absent' });
  });
});
