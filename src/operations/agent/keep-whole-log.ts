import { gzipSync } from 'node:zlib';
import type { Objects } from '../../ports/objects.ts';
import { logChunkPrefix, wholeLogKey } from './log-keys.ts';

/**
 * The key of a command's whole log: the one the agent uploaded, or else one made of the chunks it sent while it
 * ran (a machine that dies takes its own copy along). `undefined` when there is not a line of it.
 */
export async function keepWholeLog(objects: Objects, commandId: string): Promise<string | undefined> {
  const whole = wholeLogKey(commandId);
  if ((await objects.list(whole)).length > 0) return whole;
  const prefix = logChunkPrefix(commandId);
  const keys = await objects.list(prefix);
  if (keys.length === 0) return undefined;
  const bytes = gzipSync(await joinChunks(objects, prefix, keys));
  await objects.put(whole, bytes, { contentType: 'text/plain', contentEncoding: 'gzip' });
  return whole;
}

/** Chunks may overlap (an agent that was restarted cuts differently) and may be missing. */
async function joinChunks(objects: Objects, prefix: string, keys: string[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  let position = 0;
  for (const key of keys) {
    const chunk = Buffer.from((await objects.get(key)) ?? []);
    const offset = Number(key.slice(prefix.length));
    if (offset > position)
      parts.push(Buffer.from(`\n[${offset - position} bytes of the log never arrived]\n`));
    parts.push(chunk.subarray(Math.max(0, position - offset)));
    position = Math.max(position, offset + chunk.length);
  }
  return Buffer.concat(parts);
}
