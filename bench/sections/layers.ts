import { Comparison } from '../comparison/comparison.ts';
import { ratioFigure } from '../comparison/ratio-figure.ts';
import type { Figure } from '../figures/figure.ts';
import { BENCHED_LAYERS, type BenchedLayer } from '../layers/benched-layers.ts';
import { LayersWorld } from '../layers/layers-world.ts';
import type { Bench, Section } from './section.ts';

const COMMANDS = ['setup', 'deploy'] as const;

/** Setup and Deploy of every built-in layer through Opswright against the same runs by hand. */
export const layers: Section = {
  name: 'layers',
  world: 'none',
  measure: async (bench) => {
    bench.progress(`Bringing ${BENCHED_LAYERS.length} stacks of a layer each online …`);
    const world = await LayersWorld.open(bench.folder, bench.progress);
    try {
      const figures: Figure[] = [];
      for (const layer of BENCHED_LAYERS) figures.push(...(await measureLayer(bench, world, layer)));
      return figures;
    } finally {
      await world.close();
    }
  },
};

async function measureLayer(bench: Bench, world: LayersWorld, layer: BenchedLayer): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const command of COMMANDS) {
    bench.progress(`${layer.type}: ${command}, through Opswright and by hand …`);
    const comparison = await Comparison.open(world.subject(layer, command));
    const rounds = await comparison.rounds(bench.layerRounds, bench.progress);
    const name = `layer_${layer.type.replaceAll('-', '_')}_${command}_ratio`;
    figures.push(
      ratioFigure({ name, title: `${command} of ${layer.type} against chef-client by hand` }, rounds),
    );
  }
  return figures;
}
