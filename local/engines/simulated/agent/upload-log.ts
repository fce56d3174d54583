import { gzipSync } from 'node:zlib';
import type { AgentCommand } from './agent-command.ts';
import type { AgentProcess } from './boot.ts';
import { callControlPlane } from './call-control-plane.ts';
import { TryAgainError } from './try-again-error.ts';
import { withBackOff } from './with-back-off.ts';

/** Puts the whole log where the control plane says, before the result. */
export async function uploadLog(
  agent: AgentProcess,
  { commandId, lease }: AgentCommand,
  log: string,
): Promise<void> {
  const body = gzipSync(log);
  const headers = { 'content-type': 'text/plain', 'content-encoding': 'gzip' };
  await withBackOff(agent.boot, async () => {
    // A new URL for each attempt: the one before may have expired.
    const { url } = (await callControlPlane(agent, '/agent/log-upload', {
      commandId,
      fence: lease.fence,
    })) as { url: string };
    const { status } = await agent.boot.send({ method: 'PUT', url, headers, body });
    if (status >= 300) throw new TryAgainError(`The log's upload answered ${status}`);
  });
}
