import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';

/** What the names of all that belongs to this cloud begin with: the same for the same data folder, which must exist. */
export function cloudPrefix(dataDir: string): string {
  const hash = createHash('sha256').update(realpathSync(dataDir)).digest('hex');
  return `opswright-${hash.slice(0, 8)}`;
}
