import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandId, InstanceId } from '../../../../src/domain/ids.ts';
import { next } from '../../../../src/operations/agent/next.ts';
import { commandKey } from '../../../../src/records/lifecycle-keys.ts';
import { enqueueCommand } from '../../../../src/workflows/commands/enqueue-command.ts';
import { finishCommand } from '../../../../src/workflows/commands/finish-command.ts';
import { type ControlPlane, createControlPlane } from '../../../support/control-plane.ts';

const COMMAND = 'c-1' as CommandId;
const id = 'web1' as InstanceId;
const caller = { instanceId: id, ec2InstanceId: 'i-web1' as never };
const word = { bootId: 'boot-1', agentRun: 'run-1' };
let plane: ControlPlane;

beforeEach(async () => {
  plane = createControlPlane();
  await plane.addInstance(id);
  const order = { CommandId: COMMAND, InstanceId: id, Type: 'deploy' as const };
  await enqueueCommand(plane.context, { ...order, takenWhen: ['online'] });
});

/** Ends the command when the agent's call has seen it in the queue and is about to read it. */
function endJustBeforeItIsRead(): void {
  const { get } = plane.store;
  const reading = vi.spyOn(plane.store, 'get');
  reading.mockImplementation(async (key) => {
    if (key.pk !== commandKey(COMMAND).pk) return (await get(key)) as never;
    reading.mockRestore();
    await finishCommand(plane.context, COMMAND, { event: 'skip', reason: 'The instance is shutting down.' });
    return (await get(key)) as never;
  });
}

describe('next', () => {
  it('never offers a command that ended while it looked, and has nothing else to say of it', async () => {
    endJustBeforeItIsRead();
    await expect(next(plane.context, caller, word)).resolves.toMatchObject({ command: null });
  });
});
