import { describe, expect, it, vi } from 'vitest';
import type { Command } from '../../../src/domain/command/command.ts';
import type { InstanceId } from '../../../src/domain/ids.ts';
import type { Instance } from '../../../src/domain/instance/instance.ts';
import { heartbeat } from '../../../src/operations/agent/heartbeat.ts';
import { hello } from '../../../src/operations/agent/hello.ts';
import { register } from '../../../src/operations/agent/register.ts';
import { instanceKey } from '../../../src/records/keys.ts';
import { commandKey } from '../../../src/records/lifecycle-keys.ts';
import { enqueueCommand } from '../../../src/workflows/commands/enqueue-command.ts';
import { sweep } from '../../../src/workflows/sweep/sweep.ts';
import { type ControlPlane, createControlPlane } from '../../support/control-plane.ts';
import { minutes } from '../../support/minutes.ts';

const word = { bootId: 'boot-1', agentRun: 'run-1' };

async function statusOf({ store }: ControlPlane, id: InstanceId): Promise<string | undefined> {
  return (await store.get<Instance>(instanceKey(id)))?.Status;
}

describe('an agent that fell silent', () => {
  const caller = (id: InstanceId) => ({ instanceId: id, ec2InstanceId: `i-${id}` as never });

  /** An online instance whose agent was heard just now, on a control plane that has been there for long. */
  async function heard(): Promise<{ plane: ControlPlane; id: InstanceId }> {
    const plane = createControlPlane();
    const id = await plane.addInstance('web1');
    await sweep(plane.context);
    await heartbeat(plane.context, caller(id), word);
    return { plane, id };
  }

  it('makes its instance connection_lost at the first sweep after the limit, and its stack dirty', async () => {
    const { plane, id } = await heard();
    await minutes(plane, 4);
    expect(await statusOf(plane, id)).toBe('online');
    await minutes(plane, 1);
    expect(await statusOf(plane, id)).toBe('connection_lost');
    expect(plane.workflows.executions).toMatchObject([
      { machine: 'configure', input: { stackId: 'stack-1' } },
    ]);
  });

  it('ends what it was given, so that whoever waits for it goes on', async () => {
    const { plane, id } = await heard();
    const order = { CommandId: 'c-1' as never, InstanceId: id, Type: 'configure' as const };
    await enqueueCommand(plane.context, { ...order, takenWhen: ['online'] });
    await minutes(plane, 8);
    const command = await plane.store.get<Command>(commandKey(order.CommandId));
    expect(command).toMatchObject({ Status: 'expired' });
    expect(command?.reason).toContain('has not been heard of since');
  });

  it('and speaks again brings its instance back online', async () => {
    const { plane, id } = await heard();
    await minutes(plane, 8);
    await heartbeat(plane.context, caller(id), word);
    expect(await statusOf(plane, id)).toBe('online');
  });

  it('is never lost for beating on time', async () => {
    const { plane, id } = await heard();
    for (let minute = 0; minute < 30; minute += 1) {
      await heartbeat(plane.context, caller(id), word);
      await minutes(plane, 1);
    }
    expect(await statusOf(plane, id)).toBe('online');
  });

  it('while the control plane was away is given its time once more', async () => {
    const { plane, id } = await heard();
    plane.clock.advance(3 * 3600_000);
    await sweep(plane.context);
    await minutes(plane, 4);
    expect(await statusOf(plane, id)).toBe('online');
    await heartbeat(plane.context, caller(id), word);
    await minutes(plane, 4);
    expect(await statusOf(plane, id)).toBe('online');
  });

  it('before the control plane was away, and says nothing after, is lost all the same', async () => {
    const { plane, id } = await heard();
    plane.clock.advance(3 * 3600_000);
    await sweep(plane.context);
    await minutes(plane, 8);
    expect(await statusOf(plane, id)).toBe('connection_lost');
  });

  it.each([1, 2, 3])(
    'is lost and its work ended, also when the sweep that finds it is ended at its write %i',
    async (nth) => {
      const { plane, id } = await heard();
      const order = { CommandId: 'c-1' as never, InstanceId: id, Type: 'configure' as const };
      await enqueueCommand(plane.context, { ...order, takenWhen: ['online'] });
      await minutes(plane, 4);
      endAtWrite(plane, nth);
      await expect(minutes(plane, 1)).rejects.toThrow('the function was ended');
      await minutes(plane, 2);
      expect(await statusOf(plane, id)).toBe('connection_lost');
      expect(await plane.store.get<Command>(commandKey(order.CommandId))).toMatchObject({
        Status: 'expired',
      });
    },
  );

  it('leaves no row behind, nor does one that was stopped or deleted', async () => {
    const { plane, id } = await heard();
    const stopped = await plane.addInstance('web2');
    const deleted = await plane.addInstance('web3');
    for (const each of [stopped, deleted]) await heartbeat(plane.context, caller(each), word);
    await plane.addInstance('web2', { Status: 'stopped' });
    await plane.store.write([{ kind: 'remove', key: instanceKey(deleted) }]);
    await minutes(plane, 10);
    expect(await statusOf(plane, id)).toBe('connection_lost');
    expect(plane.store.all().filter((item) => item.pk.startsWith('DUE#'))).toEqual([]);
  });

  async function registers({ context, identity }: ControlPlane, id: InstanceId): Promise<void> {
    const { nonce } = await hello(context, { instanceId: id });
    const proof = identity.prove(caller(id).ec2InstanceId, nonce);
    await register(context, { instanceId: id, nonce, proof, bootId: 'boot-1', agentVersion: '1.0.0' });
  }

  it('is lost when it registered again and then said nothing', async () => {
    const { plane, id } = await heard();
    await minutes(plane, 4);
    await registers(plane, id);
    await minutes(plane, 9);
    expect(await statusOf(plane, id)).toBe('connection_lost');
  });

  it('after its first contact fails the Setup that it never took', async () => {
    const plane = createControlPlane();
    const id = await plane.addInstance('web1', { Status: 'running_setup' });
    await registers(plane, id);
    const order = { CommandId: 'c-1' as never, InstanceId: id, Type: 'setup' as const };
    await enqueueCommand(plane.context, { ...order, takenWhen: ['running_setup'] });
    await minutes(plane, 9);
    expect(await plane.store.get<Command>(commandKey(order.CommandId))).toMatchObject({ Status: 'expired' });
    expect(await statusOf(plane, id)).toBe('running_setup');
  });
});

function endAtWrite({ store }: ControlPlane, nth: number): void {
  const write = store.write.bind(store);
  let writes = 0;
  vi.spyOn(store, 'write').mockImplementation(async (changes) => {
    writes += 1;
    if (writes === nth) throw new Error('the function was ended');
    await write(changes);
  });
}
