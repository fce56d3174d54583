import { AwsError } from '../../contracts/aws-error.ts';
import type { Machines } from './machines.ts';

/** Runs a shell script on a running machine. @throws AwsError InvalidInstanceId, as SSM says it */
export async function runOnMachine(
  { state, engine }: Machines,
  id: string,
  script: string,
): Promise<{ exitCode: number; output: string }> {
  const instance = state.instances.get(id);
  if (instance?.state !== 'running')
    throw new AwsError('InvalidInstanceId', `Instance ${id} is not in a valid state for this operation`);
  return engine.run(id, script);
}
