import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { FailureCause } from '../simulator-script.ts';
import type { AgentCommand } from './agent-command.ts';
import type { AgentProcess } from './boot.ts';
import { TryAgainError } from './try-again-error.ts';
import { withBackOff } from './with-back-off.ts';

/** Fetches the configuration that the stack shares, and checks it; answers why the run fails, if it does. */
export async function fetchConfiguration(
  agent: AgentProcess,
  { shared }: AgentCommand,
): Promise<FailureCause | undefined> {
  if (!shared) return undefined;
  const { boot } = agent;
  const { status, body } = await withBackOff(boot, async () => {
    const response = await boot.send({ method: 'GET', url: shared.url, headers: {} });
    if (response.status >= 500) throw new TryAgainError(`The configuration answered ${response.status}`);
    return response;
  });
  if (status !== 200) return { message: `The stack's configuration could not be fetched: ${status}.` };
  if (createHash('sha256').update(body).digest('hex') !== shared.sha256)
    return { message: "The stack's configuration is not the one that was announced." };
  JSON.parse(gunzipSync(body).toString());
  return undefined;
}
