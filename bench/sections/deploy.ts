import { BenchError } from '../bench-error.ts';
import { Comparison, type Round } from '../deploy/comparison.ts';
import type { Figure, Side } from '../figures/figure.ts';
import { medianFigure } from '../figures/median-figure.ts';
import { median } from '../statistics/median.ts';
import type { Bench, Section } from './section.ts';

/** The demo app's deploy through Opswright against the same run by hand. */
export const deploy: Section = {
  name: 'deploy',
  world: 'real',
  measure: async (bench) => {
    const figures: Figure[] = [];
    for (const count of bench.fleets) {
      const rounds = await compare(bench, count);
      if (figures.length === 0) figures.push(...firstLineFigures(rounds));
      figures.push(ratioFigure(count, rounds));
    }
    return figures;
  },
};

async function compare({ real, progress, rounds }: Bench, count: number): Promise<Round[]> {
  const world = await real();
  progress(`Bringing ${count} instance(s) online …`);
  const [first, ...others] = await world.machines(count);
  if (!first) throw new BenchError('There is no instance to deploy to.');
  progress(`Deploying to ${count} instance(s), through Opswright and by hand …`);
  const comparison = await Comparison.open(world, [first, ...others]);
  const taken: Round[] = [];
  for (let number = 1; number <= rounds; number += 1) {
    const round = await comparison.round(number % 2 === 0);
    progress(
      `  ${number} of ${rounds}: ${round.opswright.toFixed(2)} s, by hand ${round.byHand.toFixed(2)} s`,
    );
    taken.push(round);
  }
  return taken;
}

function firstLineFigures(rounds: readonly Round[]): Figure[] {
  const from = "CreateDeployment's answer to the agent's first line";
  return [
    medianFigure(
      { name: 'first_line_written', title: `${from}, written on the instance`, unit: 'ms' },
      rounds.map(({ firstLine }) => firstLine.written),
    ),
    medianFigure(
      { name: 'first_line_arrived', title: `${from}, stored by the control plane`, unit: 'ms' },
      rounds.map(({ firstLine }) => firstLine.arrived),
    ),
  ];
}

function ratioFigure(count: number, rounds: readonly Round[]): Figure {
  const opswright = side(rounds.map((round) => round.opswright));
  const byHand = side(rounds.map((round) => round.byHand));
  return {
    name: `deploy_ratio_${count}`,
    title: `deploy to ${count} instance(s) against chef-client by hand`,
    value: opswright.value / byHand.value,
    unit: 'ratio',
    goal: 1,
    sides: { opswright, byHand },
  };
}

function side(samples: number[]): Side {
  return { value: median(samples), unit: 's', samples };
}
