import type { AgentProcess } from './boot.ts';
import { firstContact } from './first-contact.ts';
import { KeyRefusedError } from './key-refused-error.ts';
import type { IssuedKey } from './machine-disk.ts';
import { readAnswer } from './read-answer.ts';
import { signRequest } from './sign-request.ts';
import { withBackOff } from './with-back-off.ts';

/**
 * One signed call, repeated until the control plane answers it.
 * @throws StaleCommandError when the command that it speaks of was taken away; PowerOffError
 */
export function callControlPlane(agent: AgentProcess, path: string, body: object): Promise<unknown> {
  return withBackOff(agent.boot, () => signedCall(agent, path, body));
}

async function signedCall(agent: AgentProcess, path: string, body: object): Promise<unknown> {
  const { disk } = agent.boot;
  const key = disk.key ?? (await register(agent));
  try {
    return readAnswer(await post(agent, key, path, body));
  } catch (error) {
    // Only the key that was refused: the other loop may have brought a new one meanwhile.
    if (error instanceof KeyRefusedError && disk.key === key) disk.key = undefined;
    throw error;
  }
}

async function post(agent: AgentProcess, key: IssuedKey, path: string, body: object) {
  const { boot, settings, agentRun } = agent;
  const unsigned = {
    method: 'POST',
    url: settings.endpoint + path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, bootId: boot.bootId, agentRun }),
  };
  const scope = { service: 'opsworks-agent', region: settings.region, at: boot.world.signingTime() };
  return boot.send({ ...unsigned, headers: await signRequest(unsigned, key, scope) });
}

function register(agent: AgentProcess): Promise<IssuedKey> {
  agent.registering ??= firstContact(agent).finally(() => {
    agent.registering = undefined;
  });
  return agent.registering;
}
