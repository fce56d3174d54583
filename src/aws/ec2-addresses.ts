import {
  type Address,
  AllocateAddressCommand,
  AssociateAddressCommand,
  DescribeAddressesCommand,
  DisassociateAddressCommand,
  type EC2Client,
  ReleaseAddressCommand,
} from '@aws-sdk/client-ec2';
import { UnavailableError } from '../domain/errors.ts';
import type { Addresses, AddressTag, ElasticAddress } from '../ports/addresses.ts';
import { askEc2 } from './ec2/ask-ec2.ts';
import { errorCode } from './error-code.ts';

/** Elastic IP addresses on EC2. */
export function createEc2Addresses({ client }: { client: EC2Client }): Addresses {
  return {
    allocate: (tag, tags) =>
      askEc2(
        async () => (await find(client, tag)) ?? (await allocate(client, { ...tags, [tag.name]: tag.value })),
      ),
    associate: async (AllocationId, InstanceId) => {
      const input = { AllocationId, InstanceId, AllowReassociation: true };
      await askEc2(() => client.send(new AssociateAddressCommand(input)));
    },
    release: (tag) => askEc2(() => release(client, tag)),
  };
}

async function find(client: EC2Client, tag: AddressTag): Promise<ElasticAddress | undefined> {
  const [address] = await describe(client, tag);
  return address && elasticAddress(address);
}

async function describe(client: EC2Client, { name, value }: AddressTag): Promise<Address[]> {
  const Filters = [{ Name: `tag:${name}`, Values: [value] }];
  return (await client.send(new DescribeAddressesCommand({ Filters }))).Addresses ?? [];
}

async function allocate(client: EC2Client, tags: Record<string, string>): Promise<ElasticAddress> {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const TagSpecifications = [{ ResourceType: 'elastic-ip' as const, Tags }];
  return elasticAddress(await client.send(new AllocateAddressCommand({ Domain: 'vpc', TagSpecifications })));
}

function elasticAddress({
  AllocationId,
  PublicIp,
}: Pick<Address, 'AllocationId' | 'PublicIp'>): ElasticAddress {
  if (!AllocationId || !PublicIp) throw new UnavailableError('EC2 gave an elastic IP without its address.');
  return { allocationId: AllocationId, ip: PublicIp };
}

async function release(client: EC2Client, tag: AddressTag): Promise<void> {
  for (const { AllocationId, AssociationId } of await describe(client, tag)) {
    if (AssociationId)
      await tolerate('InvalidAssociationID.NotFound', () =>
        client.send(new DisassociateAddressCommand({ AssociationId })),
      );
    await tolerate('InvalidAllocationID.NotFound', () =>
      client.send(new ReleaseAddressCommand({ AllocationId })),
    );
  }
}

/** Somebody else was first. */
async function tolerate(code: string, call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (errorCode(error) !== code) throw error;
  }
}
