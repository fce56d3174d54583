import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/domain/command/command.ts';
import { StaleError, ValidationError } from '../../../../src/domain/errors.ts';
import type { CommandId, InstanceId } from '../../../../src/domain/ids.ts';
import { keepWholeLog } from '../../../../src/operations/agent/keep-whole-log.ts';
import { log } from '../../../../src/operations/agent/log.ts';
import { describeCommands } from '../../../../src/operations/describe-commands.ts';
import { commandKey, queueKey } from '../../../../src/records/lifecycle-keys.ts';
import { enqueueCommand } from '../../../../src/workflows/commands/enqueue-command.ts';
import { finishCommand } from '../../../../src/workflows/commands/finish-command.ts';
import { type ControlPlane, createControlPlane } from '../../../support/control-plane.ts';

const COMMAND = 'c-1' as CommandId;
const caller = { instanceId: 'web1' as InstanceId, ec2InstanceId: 'i-web1' as never };
let plane: ControlPlane;

beforeEach(async () => {
  plane = createControlPlane();
  const until = plane.clock.now().getTime() + 120_000;
  const lease = { commandId: COMMAND, fence: 2, agentRun: 'run-1', until };
  const open = [{ commandId: COMMAND, type: 'setup', createdAt: '' }];
  const queue = { ...queueKey(caller.instanceId), open, fence: 2, lease, configured: 0, epoch: 1 };
  await plane.store.write([{ kind: 'put', item: queue }]);
});

const send = (offset: number, text: string, fence = 2) =>
  log(plane.context, caller, {
    commandId: COMMAND,
    fence,
    offset,
    chunk: Buffer.from(text).toString('base64'),
  });

async function whole(): Promise<string | undefined> {
  const key = await keepWholeLog(plane.objects, COMMAND);
  const bytes = key && (await plane.objects.get(key));
  return bytes ? gunzipSync(bytes).toString() : undefined;
}

describe('the log of a command', () => {
  it('is the pieces that came, in their order, not in that of their coming', async () => {
    expect(await send(6, 'world\n')).toEqual({ nextOffset: 12 });
    expect(await send(0, 'hello ')).toEqual({ nextOffset: 6 });
    expect(await whole()).toBe('hello world\n');
  });

  it.each([
    [
      'repeated',
      [
        [0, 'abc'],
        [0, 'abc'],
        [3, 'def'],
      ],
      'abcdef',
    ],
    [
      'overlapping',
      [
        [0, 'abcd'],
        [2, 'cdef'],
      ],
      'abcdef',
    ],
    [
      'one within another',
      [
        [0, 'abcdef'],
        [2, 'cd'],
      ],
      'abcdef',
    ],
    [
      'cut anew by an agent that was restarted',
      [
        [0, 'abc'],
        [3, 'def'],
        [2, 'cdefgh'],
      ],
      'abcdefgh',
    ],
    [
      'missing',
      [
        [0, 'abc'],
        [5, 'fg'],
      ],
      'abc\n[2 bytes of the log never arrived]\nfg',
    ],
    ['missing at the beginning', [[4, 'efg']], '\n[4 bytes of the log never arrived]\nefg'],
  ] as [string, [number, string][], string][])('with pieces %s is put together', async (_, pieces, text) => {
    for (const [offset, piece] of pieces) await send(offset, piece);
    expect(await whole()).toBe(text);
  });

  it('with more than 999 pieces is still in order', async () => {
    for (let index = 0; index < 1200; index += 1) await send(index * 5, `${index}\n`.padStart(5));
    const lines = (await whole())?.trim().split('\n').map(Number);
    expect(lines).toEqual(Array.from({ length: 1200 }, (_, index) => index));
  });

  it('that the agent sent whole is kept as it is', async () => {
    await send(0, 'only a piece');
    const url = await plane.objects.presignPut('logs/c-1.gz', { audience: 'instance', expiresSeconds: 60 });
    await plane.objects.follow(url, gzipSync('the whole of it'));
    expect(await whole()).toBe('the whole of it');
  });

  it('is none when not a line of it came', async () => {
    expect(await whole()).toBeUndefined();
  });

  it('takes no piece from a run that lost its lease', async () => {
    await expect(send(0, 'late', 1)).rejects.toThrow(StaleError);
    expect(await whole()).toBeUndefined();
  });

  it('takes no piece that is too large', async () => {
    await expect(send(0, 'x'.repeat(64 * 1024 + 1))).rejects.toThrow(ValidationError);
    await expect(send(0, 'x'.repeat(64 * 1024))).resolves.toEqual({ nextOffset: 65_536 });
  });

  it('of another command with a longer name is another log', async () => {
    await plane.objects.put('logs/c-1.gzip-like/000000000000', Buffer.from('foreign'));
    await plane.objects.put('logs/c-10/000000000000', Buffer.from('foreign'));
    expect(await whole()).toBeUndefined();
  });
});

it('the log of a run that was ended without its agent is what came of it', async () => {
  await plane.addInstance(caller.instanceId);
  const order = { CommandId: 'c-2' as CommandId, InstanceId: caller.instanceId, Type: 'setup' as const };
  await enqueueCommand(plane.context, { ...order, takenWhen: ['online'] });
  const command = await plane.store.get<Command>(commandKey(order.CommandId));
  const running = { ...command, Status: 'running', AcknowledgedAt: command?.CreatedAt };
  await plane.store.write([{ kind: 'put', item: { ...commandKey(order.CommandId), ...running } }]);
  await plane.objects.put('logs/c-2/000000000000', Buffer.from('Recipe: php::setup\n'));
  const described = async () => {
    const context = {
      ...plane.context,
      caller: { arn: 'arn:aws:iam::123456789012:user/ada', accessKeyId: 'K' },
    };
    return (await describeCommands(context, { CommandIds: [order.CommandId] })).Commands?.[0];
  };
  expect((await described())?.LogUrl).toBeUndefined();
  await finishCommand(plane.context, order.CommandId, { event: 'expire', reason: 'Its agent is silent.' });
  const { LogUrl = '', Status } = (await described()) ?? {};
  expect(Status).toBe('failed');
  const answer = await plane.objects.follow(LogUrl);
  expect(gunzipSync(await answer.bytes()).toString()).toBe('Recipe: php::setup\n');
});
