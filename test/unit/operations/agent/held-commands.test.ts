import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command } from '../../../../src/domain/command/command.ts';
import type { Queue } from '../../../../src/domain/command/queue.ts';
import { initialConfigureState } from '../../../../src/domain/configuration/configure-state.ts';
import { AccessDeniedError, StaleError } from '../../../../src/domain/errors.ts';
import type { CommandId, InstanceId } from '../../../../src/domain/ids.ts';
import { heartbeat } from '../../../../src/operations/agent/heartbeat.ts';
import { heldCommand } from '../../../../src/operations/agent/held-command.ts';
import { queueConfigure } from '../../../../src/operations/agent/queue-configure.ts';
import { result } from '../../../../src/operations/agent/result.ts';
import { commandKey, configureKey, queueKey } from '../../../../src/records/lifecycle-keys.ts';
import { enqueueCommand } from '../../../../src/workflows/commands/enqueue-command.ts';
import { finishCommand } from '../../../../src/workflows/commands/finish-command.ts';
import { type ControlPlane, createControlPlane } from '../../../support/control-plane.ts';

const COMMAND = 'c-1' as CommandId;
const id = 'web1' as InstanceId;
const caller = { instanceId: id, ec2InstanceId: 'i-web1' as never };
const word = { bootId: 'boot-1', agentRun: 'run-1' };
let plane: ControlPlane;

const queueOf = () => plane.store.get<Queue>(queueKey(id));
const commandOf = () => plane.store.get<Command>(commandKey(COMMAND));
const now = () => plane.clock.now().getTime();

/** The command runs on web1, under fence 2, until 120 s from now. */
beforeEach(async () => {
  plane = createControlPlane();
  await plane.addInstance(id);
  const order = { CommandId: COMMAND, InstanceId: id, Type: 'deploy' as const };
  await enqueueCommand(plane.context, { ...order, takenWhen: ['online'] });
  const lease = { commandId: COMMAND, fence: 2, agentRun: 'run-1', until: now() + 120_000 };
  const command = { ...commandKey(COMMAND), ...(await commandOf()), Status: 'running' };
  await plane.store.write([
    { kind: 'put', item: { ...queueKey(id), ...(await queueOf()), fence: 2, lease } },
    { kind: 'put', item: command },
  ]);
});

describe('a command is its holder’s', () => {
  it('with the newest fence', async () => {
    await expect(heldCommand(plane.context, caller, { commandId: COMMAND, fence: 2 })).resolves.toMatchObject(
      {
        fence: 2,
      },
    );
  });

  it.each([
    ['with an older fence', COMMAND, 1],
    ['with a fence that nobody gave', COMMAND, 3],
    ['with the fence of another command', 'c-2' as CommandId, 2],
  ])('and not that of one %s', async (_, commandId, fence) => {
    await expect(heldCommand(plane.context, caller, { commandId, fence })).rejects.toThrow(StaleError);
  });

  it('even after the lease ended, as long as nobody took it over', async () => {
    plane.clock.advance(3600_000);
    await expect(heldCommand(plane.context, caller, { commandId: COMMAND, fence: 2 })).resolves.toBeDefined();
  });

  it('and no more once it has ended', async () => {
    await finishCommand(plane.context, COMMAND, { event: 'skip', reason: 'The instance is shutting down.' });
    await expect(heldCommand(plane.context, caller, { commandId: COMMAND, fence: 2 })).rejects.toThrow(
      'is not open (any more)',
    );
  });
});

describe('a result', () => {
  const report = (fence: number, exitCode = 0) =>
    result(plane.context, caller, { commandId: COMMAND, fence, exitCode });

  it('of the holder ends its command', async () => {
    await report(2);
    expect(await commandOf()).toMatchObject({
      Status: 'successful',
      ExitCode: 0,
      reason: 'deploy succeeded.',
    });
    expect((await queueOf())?.open).toEqual([]);
  });

  it('that comes again is accepted again and changes nothing', async () => {
    await report(2);
    const before = await commandOf();
    await expect(report(2, 1)).resolves.toEqual({ accepted: true });
    expect(await commandOf()).toEqual(before);
  });

  it('of a run that lost its command to another is refused', async () => {
    await expect(report(1)).rejects.toThrow(StaleError);
    expect(await commandOf()).toMatchObject({ Status: 'running' });
  });

  it('of another instance is refused', async () => {
    const other = { ...caller, instanceId: 'web2' as InstanceId };
    const input = { commandId: COMMAND, fence: 2, exitCode: 0 };
    await expect(result(plane.context, other, input)).rejects.toThrow(AccessDeniedError);
  });
});

describe('a heartbeat', () => {
  const beat = (running?: { commandId: CommandId; fence: number }) =>
    heartbeat(plane.context, caller, { ...word, running });
  const lease = async () => (await queueOf())?.lease?.until;

  it('of the holder moves the end of its lease on, once half of it is over', async () => {
    const first = await lease();
    plane.clock.advance(59_000);
    await beat({ commandId: COMMAND, fence: 2 });
    expect(await lease()).toBe(first);
    plane.clock.advance(1000);
    await beat({ commandId: COMMAND, fence: 2 });
    expect(await lease()).toBe(now() + 120_000);
  });

  it('tells who runs what is not its own to stop', async () => {
    await expect(beat({ commandId: COMMAND, fence: 1 })).rejects.toThrow(StaleError);
  });

  it('says "look" while something is open, and not to one that is at work', async () => {
    expect((await beat()).look).toBe(true);
    expect((await beat({ commandId: COMMAND, fence: 2 })).look).toBe(false);
    await finishCommand(plane.context, COMMAND, { event: 'fail', reason: 'no' });
    expect((await beat()).look).toBe(false);
  });
});

describe('the configure of a generation', () => {
  const state = (raisedAt: number) => ({
    ...configureKey('stack-1' as never),
    ...initialConfigureState,
    raisedAt,
  });
  const raise = async (generation: number) =>
    plane.store.write([{ kind: 'put', item: { ...state(now()), generation } }]);
  const types = async () => (await queueOf())?.open.map((entry) => entry.type);

  it('takes its place at the time of the raise, behind what runs', async () => {
    plane.clock.advance(1000);
    await raise(1);
    plane.clock.advance(1000);
    const order = { CommandId: 'c-2' as CommandId, InstanceId: id, Type: 'setup' as const };
    await enqueueCommand(plane.context, { ...order, takenWhen: ['online'] });
    await queueConfigure(plane.context, id);
    expect(await types()).toEqual(['deploy', 'configure', 'setup']);
  });

  it('is one for all generations that were raised meanwhile', async () => {
    await raise(3);
    await queueConfigure(plane.context, id);
    await queueConfigure(plane.context, id);
    const rows = plane.store
      .all()
      .filter((item) => item.pk.startsWith('COMMAND#') && item.Type === 'configure');
    expect(rows).toMatchObject([{ generation: 3, superseded: [1, 2] }]);
  });

  it('is not queued for an instance that leaves online in the same moment', async () => {
    await raise(1);
    const write = plane.store.write.bind(plane.store);
    vi.spyOn(plane.store, 'write').mockImplementationOnce(async (changes) => {
      await plane.addInstance(id, { Status: 'stopping', epoch: 2 });
      await write(changes);
    });
    await queueConfigure(plane.context, id);
    expect(await types()).toEqual(['deploy']);
  });
});
