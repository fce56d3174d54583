import { createHash } from 'node:crypto';
import type { CommandId } from '../ids.ts';

/** The id of an instance's command in a batch: the same however often the command is enqueued. */
export function commandIdFor(batchId: string, instanceId: string): CommandId {
  const hex = createHash('sha256').update(`${batchId}/${instanceId}`).digest('hex');
  // Version 8 (RFC 9562): a GUID whose bits are the maker's own.
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-') as CommandId;
}
