import { describe, expect, it } from 'vitest';
import { IdentityError, UnavailableError } from '../../../../src/domain/errors.ts';
import type { Ec2InstanceId, InstanceId } from '../../../../src/domain/ids.ts';
import type { AgentRecord } from '../../../../src/domain/instance/agent-record.ts';
import { hello } from '../../../../src/operations/agent/hello.ts';
import { checkNonce, issueNonce } from '../../../../src/operations/agent/nonce.ts';
import { register } from '../../../../src/operations/agent/register.ts';
import { agentKey } from '../../../../src/records/lifecycle-keys.ts';
import { type ControlPlane, createControlPlane } from '../../../support/control-plane.ts';
import { createMemorySecrets } from '../../../support/memory-secrets.ts';

const NOW = new Date('2026-01-05T12:00:00Z');
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

describe('a nonce', () => {
  const secrets = createMemorySecrets();
  const check = (nonce: string, at = NOW) => checkNonce(secrets, 'web1', nonce, at);

  it('is good for its instance, for five minutes', async () => {
    const nonce = await issueNonce(secrets, 'web1', NOW);
    await expect(check(nonce)).resolves.toBeUndefined();
    await expect(check(nonce, later(300_000))).resolves.toBeUndefined();
    await expect(check(nonce, later(300_001))).rejects.toThrow('The nonce is older than 5 minutes');
  });

  it('of another instance is refused', async () => {
    await expect(check(await issueNonce(secrets, 'web2', NOW))).rejects.toThrow(IdentityError);
  });

  it('whose time was moved on is refused', async () => {
    const [until = '', mac = ''] = (await issueNonce(secrets, 'web1', NOW)).split('.');
    await expect(check(`${Number(until) + 60_000}.${mac}`)).rejects.toThrow(IdentityError);
  });

  it.each([
    ['nothing', ''],
    ['a dot', '.'],
    ['a time alone', String(NOW.getTime() + 1000)],
    ['no number', `soon.${'0'.repeat(64)}`],
    ['a made-up code', `${NOW.getTime() + 1000}.${'0'.repeat(64)}`],
    ['a code in letters of more than one byte', `${NOW.getTime() + 1000}.${'é'.repeat(64)}`],
  ])('that is %s is refused', async (_, nonce) => {
    await expect(check(nonce)).rejects.toThrow(IdentityError);
  });
});

describe('a machine at its first contact', () => {
  const id = 'web1' as InstanceId;

  async function contact(plane: ControlPlane, machine: string, bootId = 'boot-1') {
    const { nonce } = await hello(plane.context, { instanceId: id });
    const proof = plane.identity.prove(machine as Ec2InstanceId, nonce);
    return register(plane.context, { instanceId: id, nonce, proof, bootId, agentVersion: '1.0.0' });
  }

  it('gets the same key however often it registers, and is on record', async () => {
    const plane = createControlPlane();
    await plane.addInstance(id, { Status: 'booting', epoch: 3 });
    const first = await contact(plane, 'i-web1');
    expect(await contact(plane, 'i-web1')).toEqual(first);
    expect(first.accessKeyId).toMatch(/^OWAI[0-9A-F]{16}$/);
    expect(first.secretAccessKey).not.toBe('');
    const record = await plane.store.get<AgentRecord>(agentKey(id));
    expect(record).toMatchObject({ ec2InstanceId: 'i-web1', epoch: 3, bootId: 'boot-1' });
  });

  it('gets another key than any other machine', async () => {
    const plane = createControlPlane();
    await plane.addInstance(id);
    const first = await contact(plane, 'i-web1');
    await plane.addInstance(id, { Ec2InstanceId: 'i-next' });
    const second = await contact(plane, 'i-next');
    expect(second.accessKeyId).not.toBe(first.accessKeyId);
    expect(second.secretAccessKey).not.toBe(first.secretAccessKey);
  });

  it.each(['i-web2', 'i-foreign'])('that is %s is refused for an instance on i-web1', async (machine) => {
    const plane = createControlPlane();
    await plane.addInstance(id);
    await plane.addInstance('web2');
    await expect(contact(plane, machine)).rejects.toThrow(`Machine ${machine} is not the one`);
    expect(plane.store.all().filter((item) => item.pk.startsWith('KEY#'))).toEqual([]);
  });

  it('for an instance that there is not is refused', async () => {
    await expect(contact(createControlPlane(), 'i-web1')).rejects.toThrow(IdentityError);
  });

  it('whose launch is not on record yet is told to come again', async () => {
    const plane = createControlPlane();
    await plane.addInstance(id, { Status: 'requested', Ec2InstanceId: undefined });
    await expect(contact(plane, 'i-web1')).rejects.toThrow(UnavailableError);
  });

  it('with the proof of another contact is refused', async () => {
    const plane = createControlPlane();
    await plane.addInstance(id);
    const { nonce } = await hello(plane.context, { instanceId: id });
    plane.clock.advance(1000);
    const again = await hello(plane.context, { instanceId: id });
    const proof = plane.identity.prove('i-web1' as Ec2InstanceId, nonce);
    const input = { instanceId: id, nonce: again.nonce, proof, bootId: 'boot-1', agentVersion: '1.0.0' };
    await expect(register(plane.context, input)).rejects.toThrow(IdentityError);
  });
});
