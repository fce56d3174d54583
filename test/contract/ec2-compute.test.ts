import { createEc2Compute } from '../../src/aws/ec2-compute.ts';
import { IMAGE, startEc2 } from '../support/start-ec2.ts';
import { computeContract } from './compute-contract.ts';

computeContract('createEc2Compute on the local EC2', async () => {
  const { client, ec2, engine, close } = await startEc2();
  let release = () => {};
  const hold = () => {
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    engine.before = () => held;
  };
  const settle = async () => {
    release();
    await ec2.idle();
  };
  return { compute: createEc2Compute({ client }), imageId: IMAGE, hold, settle, close };
});
