import type { Instance } from '../domain/instance/instance.ts';
import type { Change, Item } from '../ports/store.ts';
import { hostnameClaimKey, instanceKey, instanceRosterKey } from './keys.ts';
import { agentKey, queueKey } from './lifecycle-keys.ts';

/** The writes that forget an instance. Its commands stay, so that deployments keep their history. */
export function removeInstance(instance: Item<Instance>): Change[] {
  const { StackId, InstanceId, Hostname } = instance;
  return [
    { kind: 'remove', key: instanceKey(InstanceId), version: instance.version },
    { kind: 'remove', key: instanceRosterKey(StackId, InstanceId) },
    { kind: 'remove', key: hostnameClaimKey(StackId, Hostname) },
    { kind: 'remove', key: queueKey(InstanceId) },
    { kind: 'remove', key: agentKey(InstanceId) },
  ];
}
