import { createHash } from 'node:crypto';
import { IdentityError, UnavailableError } from '../../domain/errors.ts';
import type { InstanceId } from '../../domain/ids.ts';
import type { AgentRecord } from '../../domain/instance/agent-record.ts';
import { dueBucket } from '../../domain/instance/due-bucket.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { IdentityProof } from '../../ports/identity.ts';
import type { Item } from '../../ports/store.ts';
import { keySecret } from '../../records/key-secret.ts';
import { accessKeyKey, instanceKey } from '../../records/keys.ts';
import { agentKey } from '../../records/lifecycle-keys.ts';
import { retryOnConflict } from '../../workflows/retry-on-conflict.ts';
import { settle } from '../../workflows/waiting/settle.ts';
import type { AgentContext } from './agent-context.ts';
import { agentRows } from './agent-rows.ts';
import { checkNonce } from './nonce.ts';

export interface RegisterInput {
  instanceId: string;
  nonce: string;
  proof: IdentityProof;
  bootId: string;
  agentVersion: string;
  os?: { family?: string; name?: string; version?: string };
  hostKeys?: { rsaFingerprint?: string };
}

export interface IssuedAgentKey {
  accessKeyId: string;
  secretAccessKey: string;
  heartbeatSeconds: number;
}

/**
 * First contact: STS says which machine signed the proof, and that machine must be the one we launched for this
 * instance. The key it gets is derived, so that registering again gives the same one.
 * @throws IdentityError when it is another machine; UnavailableError when our launch has not recorded it yet
 */
export async function register(context: AgentContext, input: RegisterInput): Promise<IssuedAgentKey> {
  await checkNonce(context.secrets, input.instanceId, input.nonce, context.clock.now());
  const machine = await context.identity.verify(input.proof, input.nonce);
  const instance = await recordContact(context, input, machine.ec2InstanceId);
  const accessKeyId = keyIdFor(instance.InstanceId, machine.ec2InstanceId);
  const owner = { kind: 'instance', instanceId: instance.InstanceId, ec2InstanceId: machine.ec2InstanceId };
  await context.store.write([{ kind: 'put', item: { ...accessKeyKey(accessKeyId), ...owner } }]);
  await settle(context, `contact/${instance.InstanceId}`);
  const secret = await keySecret(context.secrets, accessKeyId);
  return {
    accessKeyId,
    secretAccessKey: secret.reveal(),
    heartbeatSeconds: context.settings.heartbeatSeconds,
  };
}

async function recordContact(
  context: AgentContext,
  input: RegisterInput,
  ec2InstanceId: string,
): Promise<Instance> {
  return retryOnConflict(async () => {
    const instance = await launchedAs(context, input.instanceId, ec2InstanceId);
    const now = context.clock.now().getTime();
    const before = await context.store.get<AgentRecord>(agentKey(instance.InstanceId));
    const agent: AgentRecord = {
      ec2InstanceId,
      epoch: instance.epoch,
      bootId: input.bootId,
      agentVersion: input.agentVersion,
      lastSeen: now,
      bucket: dueBucket(now + context.settings.silentAfterSeconds * 1000),
    };
    const reported = {
      ...instance,
      ReportedAgentVersion: input.agentVersion,
      ReportedOs: { Family: input.os?.family, Name: input.os?.name, Version: input.os?.version },
      SshHostRsaKeyFingerprint: input.hostKeys?.rsaFingerprint ?? instance.SshHostRsaKeyFingerprint,
    };
    await context.store.write([
      { kind: 'replace', item: reported },
      ...agentRows(instance.InstanceId, before, agent),
    ]);
    return instance;
  });
}

async function launchedAs(context: AgentContext, id: string, ec2InstanceId: string): Promise<Item<Instance>> {
  const instance = await context.store.get<Instance>(instanceKey(id as InstanceId));
  if (!instance) throw new IdentityError('There is no such instance.');
  if (instance.Ec2InstanceId === ec2InstanceId) return instance;
  if (instance.Status === 'requested' && !instance.Ec2InstanceId)
    throw new UnavailableError('The launch of this machine is not recorded yet: come again.');
  throw new IdentityError(`Machine ${ec2InstanceId} is not the one of this instance.`);
}

/** The same for the same instance on the same machine; nothing about it is secret. */
function keyIdFor(instanceId: string, ec2InstanceId: string): string {
  const digest = createHash('sha256').update(`${instanceId}/${ec2InstanceId}`).digest('hex');
  return `OWAI${digest.slice(0, 16).toUpperCase()}`;
}
