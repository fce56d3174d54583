import { describe, expect, it, vi } from 'vitest';
import type { InstanceId } from '../../../src/domain/ids.ts';
import type { Instance } from '../../../src/domain/instance/instance.ts';
import { heartbeat } from '../../../src/operations/agent/heartbeat.ts';
import { instanceKey } from '../../../src/records/keys.ts';
import { startKey } from '../../../src/records/lifecycle-keys.ts';
import { createBatch } from '../../../src/workflows/commands/create-batch.ts';
import { enqueueCommand } from '../../../src/workflows/commands/enqueue-command.ts';
import { releaseBatch } from '../../../src/workflows/commands/release-batch.ts';
import { commit } from '../../../src/workflows/commit.ts';
import { plan } from '../../../src/workflows/plan.ts';
import type { OpenStart } from '../../../src/workflows/start-workflow.ts';
import { sweep } from '../../../src/workflows/sweep/sweep.ts';
import { awaitCondition } from '../../../src/workflows/waiting/await-condition.ts';
import { type ControlPlane, createControlPlane } from '../../support/control-plane.ts';
import { minutes } from '../../support/minutes.ts';

const word = { bootId: 'boot-1', agentRun: 'run-1' };

async function statusOf({ store }: ControlPlane, id: InstanceId): Promise<string | undefined> {
  return (await store.get<Instance>(instanceKey(id)))?.Status;
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
