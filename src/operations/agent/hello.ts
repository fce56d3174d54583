import type { AgentContext } from './agent-context.ts';
import { issueNonce } from './nonce.ts';

/** The first word of an agent: it learns what to sign, and for which STS, to prove which machine it is on. */
export async function hello(
  context: AgentContext,
  input: { instanceId: string },
): Promise<{ nonce: string; stsHost: string; stsRegion: string }> {
  const nonce = await issueNonce(context.secrets, input.instanceId, context.clock.now());
  return { nonce, stsHost: `sts.${context.region}.amazonaws.com`, stsRegion: context.region };
}
