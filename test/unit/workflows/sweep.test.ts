import { describe, expect, it, vi } from 'vitest';
import type { Command } from '../../../src/domain/command/command.ts';
import type { InstanceId } from '../../../src/domain/ids.ts';
import type { Instance } from '../../../src/domain/instance/instance.ts';
import { heartbeat } from '../../../src/operations/agent/heartbeat.ts';
import { hello } from '../../../src/operations/agent/hello.ts';
import { register } from '../../../src/operations/agent/register.ts';
import { instanceKey } from '../../../src/records/keys.ts';
import { commandKey, startKey } from '../../../src/records/lifecycle-keys.ts';
import { createBatch } from '../../../src/workflows/commands/create-batch.ts';
import { enqueueCommand } from '../../../src/workflows/commands/enqueue-command.ts';
import { releaseBatch } from '../../../src/workflows/commands/release-batch.ts';
import { commit } from '../../../src/workflows/commit.ts';
import { plan } from '../../../src/workflows/plan.ts';
import type { OpenStart } from '../../../src/workflows/start-workflow.ts';
import { sweep } from '../../../src/workflows/sweep/sweep.ts';
import { awaitCondition } from '../../../src/workflows/waiting/await-condition.ts';
import { type ControlPlane, createControlPlane } from '../../support/control-plane.ts';

const word = { bootId: 'boot-1', agentRun: 'run-1' };

async function statusOf({ store }: ControlPlane, id: InstanceId): Promise<string | undefined> {
  return (await store.get<Instance>(instanceKey(id)))?.Status;
}

/** Minutes with a sweep each, as the schedule has it. */
async function minutes({ context, clock }: ControlPlane, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) {
    clock.advance(60_000);
    await sweep(context);
  }
}

describe('an execution that must come to be', () => {
  const start = { machine: 'boot', name: 'boot-1', input: { instanceId: 'web1' } } as const;
  const stored = ({ store }: ControlPlane) => store.get<OpenStart>(startKey('boot-1'));
  const namesOf = ({ workflows }: ControlPlane) => workflows.executions.map((execution) => execution.name);

  async function planned(): Promise<ControlPlane> {
    const plane = createControlPlane();
    await commit(plane.context, plan({ starts: [start] }));
    return plane;
  }

  it('is started by the sweep when its start was lost', async () => {
    const plane = createControlPlane();
    vi.spyOn(plane.workflows, 'start').mockResolvedValueOnce();
    await commit(plane.context, plan({ starts: [start] }));
    expect(namesOf(plane)).toEqual([]);
    plane.clock.advance(29_999);
    await sweep(plane.context);
    expect(namesOf(plane)).toEqual([]);
    plane.clock.advance(1);
    await sweep(plane.context);
    expect(plane.workflows.executions).toMatchObject([start]);
  });

  it('is left alone while it runs, and forgotten when it has succeeded', async () => {
    const plane = await planned();
    await minutes(plane, 3);
    expect(namesOf(plane)).toEqual(['boot-1']);
    expect(await stored(plane)).toBeDefined();
    plane.workflows.finish('boot', 'boot-1', { status: 'succeeded' });
    await minutes(plane, 1);
    expect(await stored(plane)).toBeUndefined();
  });

  it('is started anew under another name when it failed, five times and no more', async () => {
    const plane = await planned();
    for (let minute = 0; minute < 10; minute += 1) {
      const last = namesOf(plane).at(-1) ?? '';
      plane.workflows.finish('boot', last, { status: 'failed', error: 'States.Runtime' });
      await minutes(plane, 1);
    }
    expect(namesOf(plane)).toEqual([
      'boot-1',
      'boot-1-again-1',
      'boot-1-again-2',
      'boot-1-again-3',
      'boot-1-again-4',
      'boot-1-again-5',
    ]);
    expect(plane.workflows.executions.every((each) => 'instanceId' in each.input)).toBe(true);
  });

  it('is started when the sweep was ended between counting the attempt and starting it', async () => {
    const plane = await planned();
    plane.workflows.finish('boot', 'boot-1', { status: 'failed' });
    plane.clock.advance(60_000);
    vi.spyOn(plane.workflows, 'start').mockRejectedValueOnce(new Error('the function was ended'));
    await expect(sweep(plane.context)).rejects.toThrow('the function was ended');
    await minutes(plane, 1);
    expect(namesOf(plane)).toEqual(['boot-1', 'boot-1-again-1']);
  });
});

it('a wait whose event was lost is found by the sweep', async () => {
  const plane = createControlPlane();
  plane.workflows.awaitToken('token-1');
  await createBatch(plane.context, 'b-1', 0);
  await awaitCondition(plane.context, { kind: 'batch', batchId: 'b-1' }, 'token-1');
  await releaseBatch(plane.context, 'b-1');
  await minutes(plane, 1);
  expect(plane.workflows.callbacks).toMatchObject([{ kind: 'resume', token: 'token-1' }]);
});

describe('one thing that cannot be swept', () => {
  it('keeps no other from being swept, and is told of', async () => {
    const plane = createControlPlane();
    await sweep(plane.context);
    for (const name of ['web1', 'web2', 'web3']) {
      const id = await plane.addInstance(name);
      await heartbeat(plane.context, { instanceId: id, ec2InstanceId: `i-${id}` as never }, word);
    }
    // A command whose batch is gone: it cannot be ended, so its instance cannot be given up.
    const orphan = { CommandId: 'c-1' as never, InstanceId: 'web2' as never, Type: 'configure' as const };
    const batch = { id: 'gone', shard: 0 };
    await enqueueCommand(plane.context, { ...orphan, batch, takenWhen: ['online'] });
    await commit(plane.context, plan({ starts: [{ machine: 'boot', name: 'boot-1', input: {} }] }));
    plane.workflows.finish('boot', 'boot-1', { status: 'succeeded' });
    for (let minute = 0; minute < 8; minute += 1) await minutes(plane, 1).catch(() => {});
    await expect(sweep(plane.context)).rejects.toThrow('Shard 0 of batch gone does not exist.');
    expect(await statusOf(plane, 'web1' as InstanceId)).toBe('connection_lost');
    expect(await statusOf(plane, 'web3' as InstanceId)).toBe('connection_lost');
    expect(await plane.store.get(startKey('boot-1'))).toBeUndefined();
  });
});

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
