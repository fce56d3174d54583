import type { Extent } from './sections/section.ts';

const FULL: Extent = {
  rounds: 5,
  fleets: [1, 4, 8],
  layerRounds: 3,
  ansibleRounds: 3,
  idleInstances: 20,
  loadSeconds: 5,
};
const QUICK: Extent = {
  rounds: 2,
  fleets: [1, 2],
  layerRounds: 1,
  ansibleRounds: 1,
  idleInstances: 20,
  loadSeconds: 2,
};

export function extentOf({ quick }: { quick: boolean }): Extent {
  return quick ? QUICK : FULL;
}
