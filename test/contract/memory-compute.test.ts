import { createMemoryCompute } from '../support/memory-compute.ts';
import { computeContract } from './compute-contract.ts';

computeContract('createMemoryCompute', () => {
  const compute = createMemoryCompute();
  return {
    compute,
    imageId: 'ami-1',
    hold: () => {},
    settle: async () => compute.settle(),
    close: async () => {},
  };
});
