import { LaunchRefusedError } from '../../src/domain/errors.ts';
import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import type { Addresses, ElasticAddress } from '../../src/ports/addresses.ts';
import { copyJson } from './copy-json.ts';

export interface MemoryAddress extends ElasticAddress {
  tags: Record<string, string>;
  machine?: Ec2InstanceId;
}

export interface MemoryAddresses extends Addresses {
  all(): MemoryAddress[];
}

/** The Addresses port in memory. */
export function createMemoryAddresses(): MemoryAddresses {
  const addresses: MemoryAddress[] = [];
  let made = 0;
  const tagged = ({ name, value }: { name: string; value: string }) =>
    addresses.filter(({ tags }) => tags[name] === value);

  return {
    all: () => addresses.map(copyJson),
    allocate: async (tag, tags) => {
      const [known] = tagged(tag);
      const address = known ?? {
        allocationId: `eipalloc-${(++made).toString(16).padStart(17, '0')}`,
        ip: `203.0.113.${made}`,
        tags: { ...tags, [tag.name]: tag.value },
      };
      if (!known) addresses.push(address);
      return { allocationId: address.allocationId, ip: address.ip };
    },
    associate: async (allocationId, to) => {
      if (!addresses.some((address) => address.allocationId === allocationId))
        throw new LaunchRefusedError(`The allocation ID '${allocationId}' does not exist`);
      for (const address of addresses) {
        if (address.machine === to) address.machine = undefined;
        if (address.allocationId === allocationId) address.machine = to;
      }
    },
    release: async (tag) => {
      for (const address of tagged(tag)) addresses.splice(addresses.indexOf(address), 1);
    },
  };
}
