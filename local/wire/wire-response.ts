import type { Readable } from 'node:stream';

/** An HTTP answer. A streamed body ends the answer when it ends. */
export interface WireResponse {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Uint8Array | Readable;
}
