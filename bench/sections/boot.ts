import { PHASES, type Phase, phaseSeconds, type Seen } from '../boot/phase-seconds.ts';
import type { Figure } from '../figures/figure.ts';
import { medianFigure } from '../figures/median-figure.ts';
import type { RealWorld } from '../system/real-world.ts';
import type { Bench, Section } from './section.ts';

interface Boot {
  total: number;
  phases: Record<Phase, number>;
}

/** From StartInstance to online, one instance after the other. */
export const boot: Section = {
  name: 'boot',
  world: 'real',
  measure: async ({ real, rounds, progress }: Bench) => {
    const world = await real();
    const boots: Boot[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      progress(`Starting an instance (${round} of ${rounds}) …`);
      boots.push(await timeBoot(world));
    }
    return figuresOf(boots);
  },
};

async function timeBoot(world: RealWorld): Promise<Boot> {
  const seen: Seen[] = [];
  let begin = 0;
  await world.boot({
    onStart: () => {
      begin = performance.now();
    },
    onStatus: (status) => seen.push({ status, at: (performance.now() - begin) / 1000 }),
  });
  return { total: seen.at(-1)?.at ?? 0, phases: phaseSeconds(seen) };
}

function figuresOf(boots: readonly Boot[]): Figure[] {
  const whole = { name: 'boot', title: 'StartInstance to online, Setup and Deploy run', unit: 's' } as const;
  return [
    medianFigure(
      whole,
      boots.map(({ total }) => total),
    ),
    ...PHASES.map((phase) =>
      medianFigure(
        { name: `boot_${phase}`, title: `of that, in ${phase}`, unit: 's' },
        boots.map(({ phases }) => phases[phase]),
      ),
    ),
  ];
}
