import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LaunchRefusedError } from '../../src/domain/errors.ts';
import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import type { Addresses } from '../../src/ports/addresses.ts';

export interface AddressesHarness {
  addresses: Addresses;
  /** A machine that runs. */
  machine(): Promise<Ec2InstanceId>;
  /** Which machine has this address. */
  holderOf(ip: string): Promise<Ec2InstanceId | undefined>;
  /** How many addresses are allocated. */
  count(): Promise<number>;
  close(): Promise<void>;
}

export function addressesContract(
  name: string,
  make: () => Promise<AddressesHarness> | AddressesHarness,
): void {
  describe(`${name} is an Addresses: it`, () => {
    let harness: AddressesHarness;
    let addresses: Addresses;
    beforeAll(async () => {
      harness = await make();
      addresses = harness.addresses;
    });
    afterAll(() => harness.close());

    const owner = () => ({ name: 'opsworks:instance-id', value: randomUUID() });

    it('allocates one address for a tag, however often it is asked', async () => {
      const before = await harness.count();
      const tag = owner();
      const first = await addresses.allocate(tag, { Name: 'lb1' });
      expect(await addresses.allocate(tag, { Name: 'renamed' })).toEqual(first);
      expect(await harness.count()).toBe(before + 1);
      expect((await addresses.allocate(owner(), {})).ip).not.toBe(first.ip);
    });

    it('gives an address to a machine, and moves it to another', async () => {
      const { allocationId, ip } = await addresses.allocate(owner(), {});
      const [first, second] = [await harness.machine(), await harness.machine()];
      for (const _ of [1, 2]) await addresses.associate(allocationId, first);
      expect(await harness.holderOf(ip)).toBe(first);
      await addresses.associate(allocationId, second);
      expect(await harness.holderOf(ip)).toBe(second);
    });

    it('releases an address from its machine, as often as it is asked', async () => {
      const tag = owner();
      const before = await harness.count();
      const { allocationId, ip } = await addresses.allocate(tag, {});
      await addresses.associate(allocationId, await harness.machine());
      for (const _ of [1, 2]) await addresses.release(tag);
      expect(await harness.holderOf(ip)).toBeUndefined();
      expect(await harness.count()).toBe(before);
    });

    it('refuses to give away an address that is gone', async () => {
      const tag = owner();
      const { allocationId } = await addresses.allocate(tag, {});
      await addresses.release(tag);
      const associated = addresses.associate(allocationId, await harness.machine());
      await expect(associated).rejects.toThrow(LaunchRefusedError);
    });
  });
}
