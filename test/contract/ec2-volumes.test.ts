import { createEc2Compute } from '../../src/aws/ec2-compute.ts';
import { createEc2Volumes } from '../../src/aws/ec2-volumes.ts';
import { IMAGE, startEc2 } from '../support/start-ec2.ts';
import { volumesContract } from './volumes-contract.ts';

volumesContract('createEc2Volumes on the local EC2', async () => {
  const { client, ec2, close } = await startEc2();
  return {
    compute: createEc2Compute({ client }),
    volumes: createEc2Volumes({ client }),
    imageId: IMAGE,
    settle: () => ec2.idle(),
    close,
  };
});
