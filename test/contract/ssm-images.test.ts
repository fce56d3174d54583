import { createSsmImages } from '../../src/aws/ssm-images.ts';
import { startSsm } from '../support/start-ssm.ts';
import { imagesContract } from './images-contract.ts';

imagesContract('createSsmImages on the local SSM', async () => {
  const { client, close } = await startSsm();
  return { images: createSsmImages({ client }), close };
});
