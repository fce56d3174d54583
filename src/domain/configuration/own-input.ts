import type { ConfigurationCommand } from './configuration-command.ts';
import type { SecretNeeds } from './secret-needs.ts';
import type { StackSecrets } from './stack-secrets.ts';
import type { AppRecord, InstanceRecord, LayerRecord } from './stack-snapshot.ts';
import type { Topology } from './topology.ts';

/** What each builder of an instance's own part looks at. */
export interface OwnInput {
  topology: Topology;
  instance: InstanceRecord;
  /** The instance's layers, in creation order. */
  layers: LayerRecord[];
  command: ConfigurationCommand;
  /** The apps that the command is about. */
  apps: AppRecord[];
  needs: SecretNeeds;
  secrets: StackSecrets;
}
