import { rmSync } from 'node:fs';
import { openMachines } from '../../local/system/open-machines.ts';
import type { RunningSystem } from './running-system.ts';

/** Stops a system and removes its machines and its data folder. */
export async function removeSystem(
  system: RunningSystem,
  engine: 'containers' | 'simulated',
  report: (line: string) => void,
): Promise<void> {
  await system.stop();
  const { dataDir } = system;
  const machines = await openMachines({ port: 0, dataDir, keep: false, json: false, engine }, report);
  await machines.removeAll();
  rmSync(dataDir, { recursive: true, force: true });
}
