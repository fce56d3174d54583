import type { Instance } from '../domain/instance/instance.ts';
import type { Change, Item } from '../ports/store.ts';
import { claim } from './claim.ts';
import { hostnameClaimKey, instanceKey, instanceRosterKey } from './keys.ts';
import type { LayerRecord } from './layer-record.ts';
import { touch } from './touch.ts';

/** The writes that add an instance to its stack; refused when its host name is taken or a layer is just deleted. */
export function addInstance(instance: Instance, layers: readonly Item<LayerRecord>[]): Change[] {
  const { StackId, InstanceId, Hostname } = instance;
  return [
    { kind: 'create', item: { ...instance, ...instanceKey(InstanceId) } },
    { kind: 'create', item: instanceRosterKey(StackId, InstanceId) },
    claim(hostnameClaimKey(StackId, Hostname), InstanceId),
    // Its layers can't be deleted under it; and a stack with layers is not deleted.
    ...layers.map(touch),
  ];
}
