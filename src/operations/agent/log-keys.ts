// Where a command's log lies among the objects.

const OFFSET_DIGITS = 12;

export function logChunkPrefix(commandId: string): string {
  return `logs/${commandId}/`;
}

/** Chunks sort by where they begin. */
export function logChunkKey(commandId: string, offset: number): string {
  return `${logChunkPrefix(commandId)}${String(offset).padStart(OFFSET_DIGITS, '0')}`;
}

/** The whole log, gzipped: what LogUrl leads to. */
export function wholeLogKey(commandId: string): string {
  return `logs/${commandId}.gz`;
}
