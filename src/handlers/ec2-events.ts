import type { EventBridgeEvent } from 'aws-lambda';
import { machineChanged } from '../workflows/instances/machine-changed.ts';
import { buildContext } from './build-context.ts';
import { type Build, lambda } from './lambda.ts';
import { readEnvironment } from './read-environment.ts';
import { withLogging } from './with-logging.ts';

type StateChange = EventBridgeEvent<
  'EC2 Instance State-change Notification',
  { 'instance-id': string; state: string }
>;

/** EC2 tells of every machine of the account; those that are not ours are nobody's. */
export const build: Build<StateChange, void> = (record) => {
  const environment = readEnvironment(record);
  const context = buildContext(environment);
  return withLogging(
    environment,
    'ec2-events',
    () => (event: StateChange) => machineChanged(context, event.detail['instance-id']),
  );
};

export const handler = lambda(build);
