import { AGENT_VERSION } from './agent-version.ts';
import type { AgentProcess } from './boot.ts';
import { identityProof } from './identity-proof.ts';
import type { IssuedKey } from './machine-disk.ts';
import { readAnswer } from './read-answer.ts';

interface Hello {
  nonce: string;
  stsHost: string;
  stsRegion: string;
}

/** Proves to the control plane which machine this is, and keeps the key that it gets for it. */
export async function firstContact(agent: AgentProcess): Promise<IssuedKey> {
  const { boot, settings } = agent;
  const { instanceId } = settings;
  const hello = (await post(agent, '/agent/hello', { instanceId })) as Hello;
  const key = (await post(agent, '/agent/register', {
    instanceId,
    nonce: hello.nonce,
    proof: await identityProof(boot, hello),
    bootId: boot.bootId,
    agentVersion: AGENT_VERSION,
    os: { family: 'debian', name: 'debian', version: '12' },
    ec2InstanceId: boot.spec.ec2InstanceId,
    publicIp: boot.spec.publicIp,
    privateIp: boot.spec.privateIp,
  })) as IssuedKey;
  boot.disk.key = key;
  return key;
}

async function post({ boot, settings }: AgentProcess, path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  return readAnswer(
    await boot.send({ method: 'POST', url: settings.endpoint + path, headers, body: JSON.stringify(body) }),
  );
}
