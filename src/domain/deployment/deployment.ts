import type { CommandType } from '../command/command.ts';
import type { AppId, DeploymentId, InstanceId, StackId } from '../ids.ts';

export type DeploymentStatus = 'running' | 'successful' | 'failed';

/** A deployment as stored: the API's members under their API names, ours in camelCase. */
export interface Deployment {
  DeploymentId: DeploymentId;
  StackId: StackId;
  AppId?: AppId;
  Command: { Name: CommandType; Args?: Record<string, string[]> };
  Comment?: string;
  CreatedAt: string;
  CompletedAt?: string;
  Duration?: number;
  CustomJson?: string;
  IamUserArn?: string;
  InstanceIds: InstanceId[];
  Status: DeploymentStatus;

  /** Why it is in this state, a sentence for a person. */
  reason: string;
  /** The one target that runs the app's migration, where one was asked for. */
  migrateOn?: InstanceId;
  /** How many of InstanceIds have their command: where a repeated enqueue goes on. */
  enqueued: number;
  /** The record of an app that DeleteApp removed: what its undeploy still has to know. */
  deletedApp?: object;
}
