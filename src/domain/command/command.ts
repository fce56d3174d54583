import type { AppId, CommandId, DeploymentId, InstanceId, StackId } from '../ids.ts';
import type { CommandStatus } from './command-states.ts';

export type CommandType =
  | 'setup'
  | 'configure'
  | 'deploy'
  | 'undeploy'
  | 'shutdown'
  | 'start'
  | 'stop'
  | 'restart'
  | 'rollback'
  | 'execute_recipes'
  | 'update_custom_cookbooks'
  | 'install_dependencies'
  | 'update_dependencies';

/** A command as stored: the API's members under their API names, ours in camelCase. */
export interface Command {
  CommandId: CommandId;
  InstanceId: InstanceId;
  DeploymentId?: DeploymentId;
  Type: CommandType;
  Status: CommandStatus;
  CreatedAt: string;
  AcknowledgedAt?: string;
  CompletedAt?: string;
  ExitCode?: number;

  stackId: StackId;
  /** The run epoch of the instance it was made for. */
  epoch: number;
  /** Why it ended as it did, a sentence for a person. */
  reason?: string;
  /** The batch that counts it, and the shard of that batch. */
  batch?: { id: string; shard: number };
  /** The apps it is about; every app of the stack where absent. */
  appIds?: AppId[];
  /** As CreateDeployment got them. */
  args?: Record<string, string[]>;
  /** The custom JSON of its deployment. */
  customJson?: string;
  /** The IAM ARN of who asked, absent for what Opswright does by itself. */
  askedBy?: string;
  /** For configure: the generation it applies, and those before it that this instance never had a command for. */
  generation?: number;
  superseded?: number[];
  /** When its documents were last made: what was deployed later is not in them. */
  builtAt?: string;
  /** The key of the whole log, once it is there. */
  logKey?: string;
}
