import { DescribeAddressesCommand, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { createEc2Addresses } from '../../src/aws/ec2-addresses.ts';
import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import { IMAGE, startEc2 } from '../support/start-ec2.ts';
import { addressesContract } from './addresses-contract.ts';

addressesContract('createEc2Addresses on the local EC2', async () => {
  const { client, ec2, close } = await startEc2();
  const all = async () => (await client.send(new DescribeAddressesCommand({}))).Addresses ?? [];
  const machine = async () => {
    const launch = new RunInstancesCommand({ ImageId: IMAGE, MinCount: 1, MaxCount: 1 });
    const { Instances = [] } = await client.send(launch);
    await ec2.idle();
    return (Instances[0]?.InstanceId ?? '') as Ec2InstanceId;
  };
  return {
    addresses: createEc2Addresses({ client }),
    machine,
    holderOf: async (ip) =>
      (await all()).find(({ PublicIp }) => PublicIp === ip)?.InstanceId as Ec2InstanceId | undefined,
    count: async () => (await all()).length,
    close,
  };
});
