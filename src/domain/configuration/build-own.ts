import { appsOf } from './apps-of.ts';
import { ownAttributes } from './chef11/own-attributes.ts';
import type { ConfigurationCommand } from './configuration-command.ts';
import { customDataBags } from './custom-data-bags.ts';
import { ownDataBags } from './data-bags/own-data-bags.ts';
import { mergeCustomJson } from './merge-custom-json.ts';
import type { OwnInput } from './own-input.ts';
import type { OwnPart } from './own-part.ts';
import { secretNeeds } from './secret-needs.ts';
import { sorted } from './sorted.ts';
import type { StackSecrets } from './stack-secrets.ts';
import type { InstanceRecord, StackSnapshot } from './stack-snapshot.ts';
import { topologyOf } from './topology.ts';

/**
 * What one instance gets for one command, over the shared part. It carries in clear the secrets that
 * `secretNeeds` allows this instance and no other, whatever `secrets` holds: hand it to that instance alone.
 *
 * @throws ValidationError when a custom JSON is no JSON object, or the stack has no such command
 * @throws NotFoundError when `secrets` lacks the value of a secure variable that is needed
 */
export function buildOwn(
  snapshot: StackSnapshot,
  instance: InstanceRecord,
  command: ConfigurationCommand,
  secrets: StackSecrets,
): OwnPart {
  const topology = topologyOf(snapshot);
  const input: OwnInput = {
    topology,
    instance,
    layers: topology.layersOf(instance),
    command,
    apps: appsOf(command, topology),
    needs: secretNeeds(snapshot, instance, command),
    secrets,
  };
  const custom = customOf(input);
  return {
    attributes: sorted(ownAttributes(input)),
    data_bags: sorted({ ...customDataBags(custom), ...ownDataBags(input) }),
    custom,
  };
}

function customOf({ topology, layers, command }: OwnInput) {
  const texts = [
    topology.snapshot.stack.CustomJson,
    ...layers.map((layer) => layer.CustomJson),
    command.customJson,
  ];
  return mergeCustomJson(texts);
}
