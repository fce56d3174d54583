import { join } from 'node:path';
import { medianFigure } from '../figures/median-figure.ts';
import { removeSystem } from '../system/remove-system.ts';
import { startSystem } from '../system/running-system.ts';
import type { Section } from './section.ts';

/** `npm start` with the image present, each time on an empty data folder. */
export const startup: Section = {
  name: 'startup',
  world: 'none',
  measure: async ({ folder, rounds, progress }) => {
    const seconds: number[] = [];
    for (let number = 1; number <= rounds; number += 1) {
      progress(`npm start (${number} of ${rounds}) …`);
      const system = await startSystem(join(folder, `startup-${number}`), 'containers');
      seconds.push(system.readySeconds);
      await removeSystem(system, 'containers', progress);
    }
    const title = 'npm start until it is ready, image present';
    return [medianFigure({ name: 'startup', title, unit: 's', goal: 3 }, seconds)];
  },
};
