import { BenchError } from '../bench-error.ts';
import { Comparison, type Round } from '../comparison/comparison.ts';
import { ratioFigure } from '../comparison/ratio-figure.ts';
import { type FirstLine, firstLine } from '../deploy/first-line.ts';
import type { Figure } from '../figures/figure.ts';
import { medianFigure } from '../figures/median-figure.ts';
import type { Machine } from '../system/machine.ts';
import type { RealWorld } from '../system/real-world.ts';
import type { Bench, Section } from './section.ts';

/** The demo app's deploy through Opswright against the same run by hand. */
export const deploy: Section = {
  name: 'deploy',
  world: 'real',
  measure: async (bench) => {
    const figures: Figure[] = [];
    for (const count of bench.fleets) {
      const { rounds, firstLines } = await compare(bench, count);
      if (figures.length === 0) figures.push(...firstLineFigures(firstLines));
      const title = `deploy to ${count} instance(s) against chef-client by hand`;
      figures.push(ratioFigure({ name: `deploy_ratio_${count}`, title }, rounds));
    }
    return figures;
  },
};

interface Compared {
  rounds: Round[];
  /** Of the first machine's runs through Opswright. */
  firstLines: FirstLine[];
}

async function compare({ real, progress, rounds }: Bench, count: number): Promise<Compared> {
  const world = await real();
  progress(`Bringing ${count} instance(s) online …`);
  const machines = await world.machines(count);
  progress(`Deploying to ${count} instance(s), through Opswright and by hand …`);
  const order = { command: 'deploy', appId: world.appId } as const;
  const comparison = await Comparison.open({ stack: world.stack, machines, order, releases: 'simplephpapp' });
  const taken = await comparison.rounds(rounds, progress);
  const [first] = machines;
  if (!first) throw new BenchError('There is no instance to deploy to.');
  return { rounds: taken, firstLines: await Promise.all(taken.map((round) => lineOf(world, first, round))) };
}

async function lineOf(
  { stack, system }: RealWorld,
  machine: Machine,
  { ordered }: Round,
): Promise<FirstLine> {
  const commandId = await stack.commandOf(ordered.deploymentId, machine.instanceId);
  return firstLine({ dataDir: system.dataDir, machine, commandId, sinceMs: ordered.answeredMs });
}

function firstLineFigures(lines: readonly FirstLine[]): Figure[] {
  const from = "CreateDeployment's answer to the agent's first line";
  return [
    medianFigure(
      { name: 'first_line_written', title: `${from}, written on the instance`, unit: 'ms' },
      lines.map(({ written }) => written),
    ),
    medianFigure(
      { name: 'first_line_arrived', title: `${from}, stored by the control plane`, unit: 'ms' },
      lines.map(({ arrived }) => arrived),
    ),
  ];
}
