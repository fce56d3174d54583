import type { InstanceRecord } from '../records/instance-record.ts';
import { attachLateVolumes } from './attach-late-volumes.ts';
import { awaitsVolume } from './awaits-volume.ts';
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
 *   pending        prepare, create, start, late volumes → running
 *   running        reboot if asked, late volumes; if the machine is not running any more, follow it
 *   stopping       stop                    → stopped
 *   shutting-down  remove, give back       → terminated
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

/**
 * What takes long comes first and is not waited for here: the lane is free meanwhile, also for a request to terminate
 * this very instance. The end of the preparation has the instance looked at again.
 */
async function launch(machines: Machines, instance: InstanceRecord): Promise<void> {
  const { engine, state } = machines;
  const spec = machines.specOf(instance);
  const preparation = instance.hasRun ? undefined : await engine.prepare?.(spec);
  if (preparation) return void preparation.ended.then(() => machines.lookAgain(instance.id));
  await engine.create(spec);
  await engine.start(instance.id);
  await attachLateVolumes(machines, instance.id);
  moveOn(state, instance, 'running');
}

async function keepRunning(machines: Machines, instance: InstanceRecord): Promise<void> {
  const { engine, state } = machines;
  const { id } = instance;
  const machine = (await engine.list()).find(({ ec2InstanceId }) => ec2InstanceId === id)?.state ?? 'absent';
  if (machine === 'absent') return moveOn(state, instance, 'shutting-down', LOST);
  if (instance.suspended) {
    await engine.start(id);
    await attachLateVolumes(machines, id);
    return update(machines, id, { suspended: false });
  }
  if (instance.rebootAsked) {
    await engine.reboot(id);
    await attachLateVolumes(machines, id);
    return update(machines, id, { rebootAsked: false });
  }
  if (machine === 'stopped') return followShutdown(machines, instance);
  if (awaitsVolume(state, id)) await attachLateVolumes(machines, id);
}

function update({ state }: Machines, id: string, changes: Partial<InstanceRecord>): void {
  state.change(() => {
    const now = state.instances.get(id);
    if (now) state.instances.put({ ...now, ...changes });
  });
}

/** The machine was shut down from inside: as on EC2, that stops the instance or terminates it. */
function followShutdown({ state }: Machines, instance: InstanceRecord): void {
  moveOn(state, instance, instance.shutdownBehavior === 'stop' ? 'stopping' : 'shutting-down', SHUT_DOWN);
}
