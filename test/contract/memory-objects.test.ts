import { createManualClock } from '../support/manual-clock.ts';
import { createMemoryObjects } from '../support/memory-objects.ts';
import { objectsContract } from './objects-contract.ts';

objectsContract('createMemoryObjects', () => {
  const objects = createMemoryObjects(createManualClock());
  return { objects, follow: objects.follow, close: async () => {} };
});
