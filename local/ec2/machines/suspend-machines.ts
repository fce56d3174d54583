import type { Keeper } from './keeper.ts';
import type { Machines } from './machines.ts';

/**
 * Stops the machines of all running instances, marked so that the next start of the cloud starts them again: to
 * EC2's callers they stay running, as through a power cut. Machines of instances that are still pending stop too: the
 * state itself brings them back. The marks come first: after a crash half way, nothing is taken for a shutdown.
 */
export async function suspendMachines({ engine, state }: Machines, keeper: Keeper): Promise<void> {
  await keeper.close();
  const running = state.instances.having('state', 'running');
  state.change(() => {
    for (const instance of running) state.instances.put({ ...instance, suspended: true });
  });
  const found = await engine.list();
  await Promise.all(
    found
      .filter((machine) => machine.state === 'running')
      .map(({ ec2InstanceId }) => engine.stop(ec2InstanceId)),
  );
}
