import type { Instance, OpsWorks } from '@aws-sdk/client-opsworks';
import { failedLogs } from '../failed-logs.ts';
import { FAILED_STATUSES } from '../failed-statuses.ts';
import { poll } from '../poll.ts';
import { WalkError } from '../walk-error.ts';
import type { InstanceTimes } from './full-times.ts';
import type { FullWalkOptions } from './full-walk-options.ts';
import { PhaseWatch } from './phase-watch.ts';

/** Ten machines that install packages on two processors need some; on a slow line, more. */
const LIMIT_MINUTES = 30;

/** Starts every instance of the stack and waits until all are online. Answers with how long each was in each state. */
export async function startAll(
  { client, print }: Pick<FullWalkOptions, 'client' | 'print'>,
  StackId: string,
): Promise<InstanceTimes[]> {
  const watch = new PhaseWatch(() => performance.now() / 1000);
  await client.startStack({ StackId });
  const look = async () => {
    const { Instances = [] } = await client.describeInstances({ StackId });
    for (const { Hostname = '', Status = '' } of Instances)
      if (watch.see(Hostname, Status)) print(`    ${Hostname}: ${Status}`);
    await refuseFailed(client, Instances);
    return Instances.every(({ Status }) => Status === 'online') || undefined;
  };
  await poll(look, 'The stack being online', LIMIT_MINUTES);
  return watch.times();
}

async function refuseFailed(client: OpsWorks, instances: Instance[]): Promise<void> {
  const failed = instances.find(({ Status = '' }) => FAILED_STATUSES.includes(Status));
  if (!failed) return;
  const logs = await failedLogs(client, { InstanceId: failed.InstanceId ?? '' });
  throw new WalkError(`${failed.Hostname} is ${failed.Status}. ${logs}`);
}
