import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import { createMemoryAddresses } from '../support/memory-addresses.ts';
import { addressesContract } from './addresses-contract.ts';

addressesContract('createMemoryAddresses', () => {
  const addresses = createMemoryAddresses();
  let machines = 0;
  return {
    addresses,
    machine: async () => `i-${++machines}` as Ec2InstanceId,
    holderOf: async (ip) => addresses.all().find((address) => address.ip === ip)?.machine,
    count: async () => addresses.all().length,
    close: async () => {},
  };
});
