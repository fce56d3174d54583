import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConfigureState } from '../../../src/domain/configuration/configure-state.ts';
import { UnavailableError } from '../../../src/domain/errors.ts';
import type { StackId } from '../../../src/domain/ids.ts';
import { updateStack } from '../../../src/operations/update-stack.ts';
import { configureKey } from '../../../src/records/lifecycle-keys.ts';
import { commit } from '../../../src/workflows/commit.ts';
import { currentSnapshot } from '../../../src/workflows/configure/current-snapshot.ts';
import { decide } from '../../../src/workflows/configure/decide.ts';
import { end } from '../../../src/workflows/configure/end.ts';
import { loadSnapshot } from '../../../src/workflows/configure/load-snapshot.ts';
import { markStack } from '../../../src/workflows/configure/mark-stack.ts';
import { raise } from '../../../src/workflows/configure/raise.ts';
import { type ControlPlane, createControlPlane } from '../../support/control-plane.ts';
import { phpStack } from '../../support/world/php-stack.ts';

let plane: ControlPlane;
let stackId: StackId;

beforeEach(async () => {
  plane = createControlPlane();
  stackId = (await phpStack(operations())).stackId as StackId;
});

function operations() {
  const caller = { arn: 'arn:aws:iam::123456789012:user/ada', accessKeyId: 'AKIATEST' };
  return { context: { ...plane.context, caller } };
}

const state = () => plane.store.get<ConfigureState>(configureKey(stackId));
const namesOf = () => plane.workflows.executions.map((execution) => execution.name);
const mark = async (cause = 'web1 came online', urgent = false) =>
  commit(plane.context, await markStack(plane.context, stackId, cause, urgent));

describe('raising the generation', () => {
  it('publishes the document, clears the marks and wakes the stack once', async () => {
    await mark();
    expect(await raise(plane.context, { stackId })).toEqual({ generation: 1 });
    const raised = await state();
    expect(raised).toMatchObject({ generation: 1, raisedAt: plane.clock.now().getTime() });
    expect(raised?.dirty).toBeUndefined();
    expect(await plane.objects.get(raised?.snapshot?.key ?? '')).toBeDefined();
    expect(plane.wake.wakes).toEqual([{ kind: 'stack', id: stackId, spreadSeconds: 0 }]);
  });

  it('is done once when the step runs twice, but the stack is woken again', async () => {
    await mark();
    await raise(plane.context, { stackId });
    expect(await raise(plane.context, { stackId })).toEqual({ generation: 1 });
    expect(plane.wake.wakes).toHaveLength(2);
  });

  it('reads the stack anew when one more comes online while it is read', async () => {
    await mark();
    const put = vi.spyOn(plane.objects, 'put');
    put.mockImplementationOnce(async () => mark('web2 came online'));
    expect(await raise(plane.context, { stackId })).toEqual({ generation: 1 });
    expect(put).toHaveBeenCalledTimes(2);
    expect((await state())?.dirty).toBeUndefined();
  });

  it('is done though the wake could not be sent', async () => {
    await mark();
    vi.spyOn(plane.wake, 'stack').mockRejectedValueOnce(new UnavailableError('slow down'));
    expect(await raise(plane.context, { stackId })).toEqual({ generation: 1 });
  });
});

describe('the execution of a stack', () => {
  it('is one for all marks until it has ended', async () => {
    await mark();
    await mark('web2 came online');
    expect(namesOf()).toEqual([`configure-${stackId}-1`]);
    await raise(plane.context, { stackId });
    await mark('web3 came online');
    expect(namesOf()).toEqual([`configure-${stackId}-1`]);
  });

  it('goes on with a mark that comes after its last decision', async () => {
    await mark();
    await raise(plane.context, { stackId });
    expect(await decide(plane.context, { stackId })).toMatchObject({ action: 'end' });
    await mark('web2 left online', true);
    expect(await end(plane.context, { stackId })).toEqual({ ended: false });
    expect(await decide(plane.context, { stackId })).toMatchObject({ action: 'raise', marks: 1 });
  });

  it('goes on with a mark that comes while it ends', async () => {
    await mark();
    await raise(plane.context, { stackId });
    const write = plane.store.write.bind(plane.store);
    vi.spyOn(plane.store, 'write').mockImplementationOnce(async (changes) => {
      await mark('web2 came online');
      await write(changes);
    });
    expect(await end(plane.context, { stackId })).toEqual({ ended: false });
    expect(namesOf()).toHaveLength(1);
  });

  it('ends twice as once, and the next mark begins another', async () => {
    await mark();
    await raise(plane.context, { stackId });
    for (let time = 0; time < 2; time += 1)
      expect(await end(plane.context, { stackId })).toEqual({ ended: true });
    await mark('web2 came online');
    expect(namesOf()).toEqual([`configure-${stackId}-1`, `configure-${stackId}-2`]);
  });
});

describe('the shared document', () => {
  const current = async () => currentSnapshot(plane.context, await loadSnapshot(plane.context, stackId));

  it('is there before the first generation', async () => {
    expect(await current()).toMatchObject({ generation: 0, key: expect.stringMatching(/^configuration\//) });
  });

  it('is published once while nothing is edited', async () => {
    const put = vi.spyOn(plane.objects, 'put');
    const first = await current();
    expect(await current()).toEqual(first);
    expect(put).toHaveBeenCalledTimes(1);
  });

  it('is published again after an edit of the stack, which raises no generation', async () => {
    const before = await current();
    await updateStack(operations().context, {
      StackId: stackId,
      CustomJson: '{"edited":true}',
      Name: 'Renamed',
    });
    const after = await current();
    expect(after.key).not.toBe(before.key);
    expect(after.generation).toBe(0);
  });

  it('is not lost when a generation is raised at the same moment', async () => {
    await mark();
    const put = plane.objects.put.bind(plane.objects);
    vi.spyOn(plane.objects, 'put').mockImplementationOnce(async (...object) => {
      await put(...object);
      await raise(plane.context, { stackId });
    });
    expect(await current()).toMatchObject({ generation: 1 });
    expect(await state()).toMatchObject({ generation: 1 });
  });
});
