import { existsSync, rmSync } from 'node:fs';
import { openMachines } from '../system/open-machines.ts';
import type { SystemOptions } from '../system/system-options.ts';

/** Removes what an earlier demo left: its machines, then its records. */
export async function startAfresh(options: SystemOptions, report: (line: string) => void): Promise<void> {
  if (!existsSync(options.dataDir)) return;
  report('Removing what an earlier demo left …');
  const machines = await openMachines(options, report);
  await machines.removeAll();
  rmSync(options.dataDir, { recursive: true, force: true });
}
