import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ec2InstanceId, StackId } from '../../src/domain/ids.ts';
import type { Wake } from '../../src/ports/wake.ts';

export interface WakeHarness {
  wake: Wake;
  /** Machines that run; all but the last carry the tag of `stack`. */
  machines: readonly Ec2InstanceId[];
  stack: StackId;
  /** Which machines have been told to look since the last time this was asked, sorted. */
  woken(): Promise<Ec2InstanceId[]>;
  close(): Promise<void>;
}

export function wakeContract(name: string, make: () => Promise<WakeHarness> | WakeHarness): void {
  describe(`${name} is a Wake: it`, () => {
    let harness: WakeHarness;
    beforeAll(async () => {
      harness = await make();
    });
    afterAll(() => harness.close());

    it('wakes the instances that are named, and no others', async () => {
      await harness.wake.instances(harness.machines.slice(0, 2));
      expect(await harness.woken()).toStrictEqual(harness.machines.slice(0, 2));
    });

    it('wakes nobody when nobody is named', async () => {
      await harness.wake.instances([]);
      expect(await harness.woken()).toStrictEqual([]);
    });

    it('wakes a whole stack, and no machine of another', async () => {
      await harness.wake.stack(harness.stack, 0);
      expect(await harness.woken()).toStrictEqual(harness.machines.slice(0, -1));
    });

    it('wakes all it can when one machine is not there: a wake may be lost', async () => {
      const gone = 'i-00000000000000bad' as Ec2InstanceId;
      await harness.wake.instances([harness.machines[0]!, gone, harness.machines[1]!]);
      expect((await harness.woken()).filter((id) => id !== gone)).toStrictEqual(harness.machines.slice(0, 2));
    });

    it('wakes nobody of a stack without machines, and takes it for success', async () => {
      await harness.wake.stack('a stack without machines' as StackId, 0);
      expect(await harness.woken()).toStrictEqual([]);
    });
  });
}
