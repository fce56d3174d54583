import type { Command } from '../../domain/command/command.ts';
import type { Deployment } from '../../domain/deployment/deployment.ts';
import type { AppRecord } from '../../records/app-record.ts';
import { deploymentKey } from '../../records/lifecycle-keys.ts';
import type { LoadedSnapshot } from '../../workflows/configure/load-snapshot.ts';
import type { AgentContext } from './agent-context.ts';

/** DeleteApp undeploys an app that is gone by then: its deployment carries the record as it was. */
export async function withDeletedApp(
  context: AgentContext,
  loaded: LoadedSnapshot,
  command: Command,
): Promise<LoadedSnapshot> {
  if (command.Type !== 'undeploy' || !command.DeploymentId) return loaded;
  const deployment = await context.store.get<Deployment>(deploymentKey(command.DeploymentId));
  const deleted = deployment?.deletedApp as AppRecord | undefined;
  if (!deleted || loaded.apps.some((app) => app.AppId === deleted.AppId)) return loaded;
  return { ...loaded, apps: [...loaded.apps, deleted] };
}
