import type { EngineMachine } from '../../contracts/engine.ts';
import type { LocalEc2 } from '../local-ec2.ts';
import { contradicts } from './contradicts.ts';
import type { Keeper } from './keeper.ts';
import type { Machines } from './machines.ts';
import { reconcile } from './reconcile.ts';
import { suspendMachines } from './suspend-machines.ts';

/** Start and end of the work on the machines. */
export function lifecycle(
  machines: Machines,
  keeper: Keeper,
): Pick<LocalEc2, 'start' | 'idle' | 'close' | 'suspend'> {
  const { engine, forwards, state } = machines;
  let watch: { close(): void } | undefined;

  const machineChanged = ({ ec2InstanceId: id, state: seen }: EngineMachine): void => {
    if (contradicts(state.instances.get(id), seen)) keeper.request(id);
  };

  return {
    start: async () => {
      // Watching comes first: what changes between the list and the watch would be missed.
      watch = engine.watch(machineChanged);
      await reconcile(machines, keeper);
      await state.outbox.drain();
    },
    idle: async () => {
      await keeper.idle();
      await state.outbox.drain();
    },
    close: async () => {
      watch?.close();
      await keeper.close();
      await forwards.close();
      await state.outbox.close();
    },
    suspend: () => suspendMachines(machines, keeper),
  };
}
