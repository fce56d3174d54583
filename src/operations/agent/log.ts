import { ValidationError } from '../../domain/errors.ts';
import type { CommandId } from '../../domain/ids.ts';
import type { AgentCaller, AgentContext } from './agent-context.ts';
import { heldCommand } from './held-command.ts';
import { logChunkKey } from './log-keys.ts';
import { renewLease } from './renew-lease.ts';

/** Bytes of one chunk before base64. */
const MAX_CHUNK = 64 * 1024;

export interface LogInput {
  commandId: CommandId;
  fence: number;
  /** Bytes of the raw log before this chunk. */
  offset: number;
  /** base64 */
  chunk: string;
}

/** Keeps one piece of a running command's log. The same piece may come again; it lands on the same key. */
export async function log(
  context: AgentContext,
  caller: AgentCaller,
  input: LogInput,
): Promise<{ nextOffset: number }> {
  const queue = await heldCommand(context, caller, input);
  const bytes = Buffer.from(input.chunk, 'base64');
  if (bytes.length > MAX_CHUNK)
    throw new ValidationError(`chunk: at most ${MAX_CHUNK} bytes, not ${bytes.length}.`);
  await context.objects.put(logChunkKey(input.commandId, input.offset), bytes, { contentType: 'text/plain' });
  await renewLease(context, queue);
  return { nextOffset: input.offset + bytes.length };
}
