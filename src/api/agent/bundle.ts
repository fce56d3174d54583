import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** An archive in the function's package. */
export interface Bundle {
  bytes: Uint8Array;
  /** Hex. */
  sha256: string;
}

export function readBundle(file: string): Bundle {
  const bytes = readFileSync(file);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
