import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LaunchRefusedError, UnavailableError } from '../../src/domain/errors.ts';
import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import type { LaunchPlan } from '../../src/domain/instance/launch-plan.ts';
import type { Compute } from '../../src/ports/compute.ts';

export interface ComputeHarness {
  compute: Compute;
  /** An image that launches. */
  imageId: string;
  /** Until `settle`, changes that are asked for begin and do not end. */
  hold(): void;
  /** Lets all changes end: pending → running, stopping → stopped, shutting-down → terminated. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const UNKNOWN = 'i-00000000000000bad' as Ec2InstanceId;

export function computeContract(name: string, make: () => Promise<ComputeHarness> | ComputeHarness): void {
  describe(`${name} is a Compute: it`, () => {
    let harness: ComputeHarness;
    let compute: Compute;
    beforeAll(async () => {
      harness = await make();
      compute = harness.compute;
    });
    afterAll(() => harness.close());

    const plan = (members: Partial<LaunchPlan> = {}): LaunchPlan => ({
      clientToken: randomUUID(),
      imageId: harness.imageId,
      instanceType: 't3.micro',
      userData: '#!/bin/sh\necho grüße\n',
      securityGroupIds: [],
      blockDevices: [],
      tags: { Name: 'web1', 'opsworks:stack-id': 'a stack' },
      ebsOptimized: false,
      ...members,
    });
    const running = async (members?: Partial<LaunchPlan>): Promise<Ec2InstanceId> => {
      const { ec2InstanceId } = await compute.launch(plan(members));
      await harness.settle();
      return ec2InstanceId;
    };
    const stateOf = async (id: Ec2InstanceId) => (await compute.describe(id))?.state;

    it('launches a machine that is pending first and then runs', async () => {
      harness.hold();
      const machine = await compute.launch(plan());
      expect(machine).toMatchObject({ state: 'pending', imageId: harness.imageId });
      expect(machine.ec2InstanceId).toMatch(/^i-[0-9a-f]{17}$/);
      await harness.settle();
      const described = await compute.describe(machine.ec2InstanceId);
      expect(described).toMatchObject({ ec2InstanceId: machine.ec2InstanceId, state: 'running' });
      expect(described?.privateIp).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    });

    it('launches one machine however often the same token is used', async () => {
      const same = plan();
      const [first, again] = [await compute.launch(same), await compute.launch(same)];
      expect(again.ec2InstanceId).toBe(first.ec2InstanceId);
      expect(await compute.findByToken(same.clientToken)).toMatchObject([
        { ec2InstanceId: first.ec2InstanceId },
      ]);
      await harness.settle();
    });

    it('refuses a token that comes back with another parameter', async () => {
      const first = plan();
      await compute.launch(first);
      await expect(compute.launch({ ...first, instanceType: 't3.large' })).rejects.toThrow(
        LaunchRefusedError,
      );
      await harness.settle();
    });

    it('finds by token also what is terminated, and nothing for a token that was never used', async () => {
      const launched = plan();
      const { ec2InstanceId } = await compute.launch(launched);
      await harness.settle();
      await compute.terminate(ec2InstanceId);
      await harness.settle();
      expect(await compute.findByToken(launched.clientToken)).toMatchObject([
        { ec2InstanceId, state: 'terminated' },
      ]);
      expect(await compute.findByToken(randomUUID())).toStrictEqual([]);
    });

    it('stops a running machine and starts it again, each as often as it is asked', async () => {
      const id = await running();
      for (const _ of [1, 2]) await compute.stop(id);
      await harness.settle();
      expect(await stateOf(id)).toBe('stopped');
      await compute.stop(id);
      for (const _ of [1, 2]) await compute.start(id);
      await harness.settle();
      expect(await stateOf(id)).toBe('running');
      await compute.start(id);
    });

    it('says to ask again later when a machine cannot be stopped or started yet', async () => {
      harness.hold();
      const { ec2InstanceId: id } = await compute.launch(plan());
      await expect(compute.stop(id)).rejects.toThrow(UnavailableError);
      await harness.settle();
      harness.hold();
      await compute.stop(id);
      await expect(compute.start(id)).rejects.toThrow(UnavailableError);
      await harness.settle();
      expect(await stateOf(id)).toBe('stopped');
    });

    it('terminates in any state, as often as it is asked', async () => {
      const id = await running();
      for (const _ of [1, 2]) await compute.terminate(id);
      await harness.settle();
      expect(await stateOf(id)).toBe('terminated');
      await compute.terminate(id);
      await compute.stop(id);
      await expect(compute.start(id)).rejects.toThrow(LaunchRefusedError);
    });

    it('knows nothing of a machine that never was, or is long gone', async () => {
      expect(await compute.describe(UNKNOWN)).toBeUndefined();
      await compute.terminate(UNKNOWN);
      await compute.stop(UNKNOWN);
      await expect(compute.start(UNKNOWN)).rejects.toThrow(LaunchRefusedError);
      await expect(compute.reboot(UNKNOWN)).rejects.toThrow(LaunchRefusedError);
    });

    it('reboots a running machine, which stays running', async () => {
      const id = await running();
      await compute.reboot(id);
      await harness.settle();
      expect(await stateOf(id)).toBe('running');
    });

    it('makes security groups once, and answers their ids in the order of their names', async () => {
      const web = { name: 'AWS-OpsWorks-PHP-App-Server', description: 'PHP', publicPorts: [22, 80, 443] };
      const closed = { name: 'AWS-OpsWorks-Memcached-Server', description: 'closed', publicPorts: [] };
      const ids = await compute.ensureSecurityGroups([web, closed]);
      expect(new Set(ids).size).toBe(2);
      expect(await compute.ensureSecurityGroups([closed, web])).toStrictEqual([...ids].reverse());
    });
  });
}
