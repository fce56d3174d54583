import type { EngineState } from '../../contracts/engine.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import { finishTermination } from './finish-termination.ts';
import type { Machines } from './machines.ts';
import { moveOn } from './move-on.ts';

const SHUT_DOWN = {
  code: 'Client.InstanceInitiatedShutdown',
  message: 'Client.InstanceInitiatedShutdown: Instance initiated shutdown',
};
const LOST = {
  code: 'Server.InternalError',
  message: 'Server.InternalError: The machine is gone from its engine',
};

/**
 * Brings the engine's machine in step with the instance's record. The state on record is the work list: whatever was
 * under way when the process died is found in it again, and each engine call may be repeated.
 *
 *   pending        create, start      → running
 *   running        reboot if asked; if the machine is not running any more, follow it
 *   stopping       stop               → stopped
 *   shutting-down  remove, give back  → terminated
 *   no record      remove
 */
export async function convergeInstance(machines: Machines, id: string): Promise<void> {
  const instance = machines.state.instances.get(id);
  switch (instance?.state) {
    case 'pending':
      return await launch(machines, instance);
    case 'running':
      return await keepRunning(machines, instance);
    case 'stopping':
      await machines.engine.stop(id);
      return moveOn(machines.state, instance, 'stopped');
    case 'stopped':
      return await machines.engine.stop(id);
    case 'shutting-down':
      return await finishTermination(machines, instance);
    case 'terminated':
    case undefined:
      return await machines.engine.remove(id);
  }
}

async function launch({ engine, state, specOf }: Machines, instance: InstanceRecord): Promise<void> {
  await engine.create(specOf(instance));
  await engine.start(instance.id);
  moveOn(state, instance, 'running');
}

async function keepRunning(machines: Machines, instance: InstanceRecord): Promise<void> {
  const { engine } = machines;
  if (instance.rebootAsked) {
    await engine.reboot(instance.id);
    return update(machines, instance.id, { rebootAsked: false });
  }
  if (instance.suspended) {
    await engine.start(instance.id);
    return update(machines, instance.id, { suspended: false });
  }
  const machine = (await engine.list()).find(({ ec2InstanceId }) => ec2InstanceId === instance.id);
  follow(machines, instance, machine?.state ?? 'absent');
}

function update({ state }: Machines, id: string, changes: Partial<InstanceRecord>): void {
  state.change(() => {
    const now = state.instances.get(id);
    if (now) state.instances.put({ ...now, ...changes });
  });
}

/** The machine changed by itself: as on EC2, a shutdown from inside stops the instance or terminates it. */
function follow({ state }: Machines, instance: InstanceRecord, machine: EngineState): void {
  if (machine === 'running') return;
  const stops = machine === 'stopped' && instance.shutdownBehavior === 'stop';
  moveOn(state, instance, stops ? 'stopping' : 'shutting-down', machine === 'stopped' ? SHUT_DOWN : LOST);
}
