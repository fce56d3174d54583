import { join } from 'node:path';

/** The simulator's own folder within the data folder: it can be watched without hearing of everything else. */
export function simulatorFolder(dataDir: string): string {
  return join(dataDir, 'simulator');
}
