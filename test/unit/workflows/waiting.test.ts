import { describe, expect, it, vi } from 'vitest';
import { initialConfigureState } from '../../../src/domain/configuration/configure-state.ts';
import { markDirty } from '../../../src/domain/configuration/mark-dirty.ts';
import type { StackId } from '../../../src/domain/ids.ts';
import { configureKey } from '../../../src/records/lifecycle-keys.ts';
import { createBatch } from '../../../src/workflows/commands/create-batch.ts';
import { releaseBatch } from '../../../src/workflows/commands/release-batch.ts';
import { awaitCondition } from '../../../src/workflows/waiting/await-condition.ts';
import { settle } from '../../../src/workflows/waiting/settle.ts';
import { type ControlPlane, createControlPlane } from '../../support/control-plane.ts';

const stackId = 'stack-1' as StackId;
const tokensOf = (plane: ControlPlane) => plane.workflows.callbacks.map((callback) => callback.token);
const waitsOf = (plane: ControlPlane) => plane.store.all().filter((item) => item.pk.startsWith('WAITS#'));

/** One more mark on the stack, as markStack stores it. */
async function mark({ store }: ControlPlane): Promise<void> {
  const stored = await store.get<typeof initialConfigureState>(configureKey(stackId));
  const marked = markDirty(stored ?? initialConfigureState, 'web1 came online', false, 0);
  await store.write([{ kind: 'put', item: { ...configureKey(stackId), ...marked } }]);
}

describe('a machine that waits', () => {
  it('goes on at once when what it waits for came before its token', async () => {
    const plane = createControlPlane();
    plane.workflows.awaitToken('token-1');
    await createBatch(plane.context, 'b-1', 0);
    await releaseBatch(plane.context, 'b-1');
    await awaitCondition(plane.context, { kind: 'batch', batchId: 'b-1' }, 'token-1');
    const output = { total: 0, failed: 0, skipped: 0 };
    expect(plane.workflows.callbacks).toEqual([{ kind: 'resume', token: 'token-1', output }]);
    expect(waitsOf(plane)).toEqual([]);
  });

  it('goes on when it comes after', async () => {
    const plane = createControlPlane();
    plane.workflows.awaitToken('token-1');
    await createBatch(plane.context, 'b-1', 0);
    await awaitCondition(plane.context, { kind: 'batch', batchId: 'b-1' }, 'token-1');
    expect(plane.workflows.callbacks).toEqual([]);
    await releaseBatch(plane.context, 'b-1');
    await settle(plane.context, 'batch/b-1');
    await settle(plane.context, 'batch/b-1');
    expect(tokensOf(plane)).toEqual(['token-1']);
  });

  it('is told that it waits in vain when its instance lives another life', async () => {
    const plane = createControlPlane();
    plane.workflows.awaitToken('token-1');
    const instanceId = await plane.addInstance('web1', { epoch: 2 });
    await awaitCondition(plane.context, { kind: 'contact', instanceId, epoch: 1 }, 'token-1');
    expect(plane.workflows.callbacks).toMatchObject([{ kind: 'fail', error: 'StaleError' }]);
  });

  it('is told that its machine is no more, in the words of EC2', async () => {
    const plane = createControlPlane();
    plane.workflows.awaitToken('token-1');
    const machine = await plane.compute.launch({
      clientToken: 't',
      imageId: 'ami-1',
      instanceType: 't3.micro',
      userData: '',
      securityGroupIds: [],
      blockDevices: [],
      tags: {},
      ebsOptimized: false,
    });
    const instanceId = await plane.addInstance('web1', { Ec2InstanceId: machine.ec2InstanceId });
    const running = { kind: 'machine', instanceId, epoch: 1, until: 'running' } as const;
    await awaitCondition(plane.context, running, 'token-1');
    expect(plane.workflows.callbacks).toEqual([]);
    plane.compute.become(machine.ec2InstanceId, 'terminated', 'Server.InsufficientInstanceCapacity');
    await settle(plane.context, 'machine/web1');
    expect(plane.workflows.callbacks).toEqual([
      {
        kind: 'fail',
        token: 'token-1',
        error: 'LaunchRefusedError',
        cause: 'EC2 ended the machine: Server.InsufficientInstanceCapacity.',
      },
    ]);
  });

  it('with a retried task is answered at its newest token too', async () => {
    const plane = createControlPlane();
    for (const token of ['token-1', 'token-2']) {
      plane.workflows.awaitToken(token);
      await createBatch(plane.context, 'b-1', 0);
      await awaitCondition(plane.context, { kind: 'batch', batchId: 'b-1' }, token);
    }
    plane.workflows.timeOut('token-1');
    await releaseBatch(plane.context, 'b-1');
    await settle(plane.context, 'batch/b-1');
    expect(tokensOf(plane)).toEqual(['token-2']);
    expect(waitsOf(plane)).toEqual([]);
  });

  it('and waits again before the one who resumed it is done keeps its new wait', async () => {
    const plane = createControlPlane();
    const { context, workflows } = plane;
    for (const token of ['token-1', 'token-2']) workflows.awaitToken(token);
    await mark(plane);
    await awaitCondition(context, { kind: 'mark', stackId, marks: 1 }, 'token-1');
    await mark(plane);
    // The machine is quick: it has decided and waits for the third mark when `resume` returns.
    const resume = workflows.resume.bind(workflows);
    vi.spyOn(workflows, 'resume').mockImplementationOnce(async (token, output) => {
      await resume(token, output);
      await awaitCondition(context, { kind: 'mark', stackId, marks: 2 }, 'token-2');
    });
    await settle(context, `mark/${stackId}`);
    expect(tokensOf(plane)).toEqual(['token-1']);
    await mark(plane);
    await settle(context, `mark/${stackId}`);
    expect(tokensOf(plane)).toEqual(['token-1', 'token-2']);
    expect(waitsOf(plane)).toEqual([]);
  });
});
