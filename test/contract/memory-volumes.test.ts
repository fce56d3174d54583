import { createMemoryCompute } from '../support/memory-compute.ts';
import { createMemoryVolumes } from '../support/memory-volumes.ts';
import { volumesContract } from './volumes-contract.ts';

volumesContract('createMemoryVolumes', () => {
  const compute = createMemoryCompute();
  const volumes = createMemoryVolumes(compute);
  const settle = async () => {
    compute.settle();
    volumes.arrive();
  };
  return { compute, volumes, imageId: 'ami-1', settle, close: async () => {} };
});
