import type { Faults } from './faults.ts';

/** The local cloud as it is by default: nothing goes wrong by itself. */
export const noFaults: Faults = { strikes: () => false, upTo: () => 1 };
