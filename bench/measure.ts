import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figures/figure.ts';
import { onceOpened } from './once-opened.ts';
import type { Extent, Section } from './sections/section.ts';
import { ensureImagePresent } from './system/ensure-image-present.ts';
import { RealWorld } from './system/real-world.ts';
import { SimulatedWorld } from './system/simulated-world.ts';

/** Measures the sections one after the other, on systems of their own that are gone afterwards. */
export async function measure(
  sections: readonly Section[],
  extent: Extent,
  progress: (line: string) => void,
): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'opswright-bench-'));
  const real = onceOpened(() => RealWorld.open(folder, progress));
  const simulated = onceOpened(() => SimulatedWorld.open(folder, extent.idleInstances, progress));
  try {
    await ensureImagePresent(folder, progress);
    const bench = { ...extent, folder, progress, real: real.get, simulated: simulated.get };
    const figures: Figure[] = [];
    for (const section of sections) {
      // The system that this section does not use must not take time from the one it does.
      if (section.world !== 'simulated') await simulated.close();
      if (section.world !== 'real') await real.close();
      figures.push(...(await section.measure(bench)));
    }
    return figures;
  } finally {
    await Promise.all([real.close(), simulated.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}
