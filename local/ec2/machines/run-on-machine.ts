import { AwsError } from '../../contracts/aws-error.ts';
import { MachineNotRunningError } from '../../contracts/machine-not-running-error.ts';
import type { Machines } from './machines.ts';

/** Runs a shell script on a running machine. @throws AwsError InvalidInstanceId, as SSM says it */
export async function runOnMachine(
  { state, engine }: Machines,
  id: string,
  script: string,
): Promise<{ exitCode: number; output: string }> {
  const instance = state.instances.get(id);
  if (instance?.state !== 'running') throw notValid(id);
  return engine.run(id, script).catch((error: unknown) => {
    throw error instanceof MachineNotRunningError ? notValid(id) : error;
  });
}

function notValid(id: string): AwsError {
  return new AwsError('InvalidInstanceId', `Instance ${id} is not in a valid state for this operation`);
}
