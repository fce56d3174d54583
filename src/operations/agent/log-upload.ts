import type { AgentCaller, AgentContext } from './agent-context.ts';
import { type Hold, heldCommand } from './held-command.ts';
import { wholeLogKey } from './log-keys.ts';

/** As OpsWorks did: the agent has two hours for the upload. */
const UPLOAD_SECONDS = 7200;

/** Where the agent puts the whole log, before it reports the result. */
export async function logUpload(
  context: AgentContext,
  caller: AgentCaller,
  input: Hold,
): Promise<{ url: string }> {
  await heldCommand(context, caller, input);
  const key = wholeLogKey(input.commandId);
  return {
    url: await context.objects.presignPut(key, { audience: 'instance', expiresSeconds: UPLOAD_SECONDS }),
  };
}
