import { setTimeout } from 'node:timers/promises';
import { medianFigure } from '../figures/median-figure.ts';
import { residentMegabytes } from '../system/resident-megabytes.ts';
import type { Section } from './section.ts';

const SAMPLES = 10;
const PAUSE_MS = 1000;

/** What the control plane's process holds while its simulated instances are idle. */
export const memory: Section = {
  name: 'memory',
  world: 'simulated',
  measure: async ({ simulated, idleInstances, progress }) => {
    progress(`Bringing ${idleInstances} simulated instances online …`);
    const { system } = await simulated();
    progress(`Watching the memory of the idle control plane for ${(SAMPLES * PAUSE_MS) / 1000} s …`);
    const samples: number[] = [];
    while (samples.length < SAMPLES) {
      await setTimeout(PAUSE_MS);
      samples.push(residentMegabytes(system.connection.pid));
    }
    const title = `resident memory of the control plane, ${idleInstances} idle simulated instances`;
    return [medianFigure({ name: 'memory', title, unit: 'MB', goal: 250 }, samples)];
  },
};
