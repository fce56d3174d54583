import type { Command } from '../../domain/command/command.ts';
import type { Lease } from '../../domain/command/queue.ts';
import { buildOwn } from '../../domain/configuration/build-own.ts';
import { runCommandOf } from '../../domain/configuration/run-command-of.ts';
import { runListFor } from '../../domain/configuration/run-list/run-list-for.ts';
import { secretNeeds } from '../../domain/configuration/secret-needs.ts';
import { NotFoundError, ValidationError } from '../../domain/errors.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import { currentSnapshot } from '../../workflows/configure/current-snapshot.ts';
import { type LoadedSnapshot, loadSnapshot } from '../../workflows/configure/load-snapshot.ts';
import type { AgentContext } from './agent-context.ts';
import { customCookbooksOf } from './custom-cookbooks-of.ts';
import { openSecrets } from './open-secrets.ts';
import type { RunRequest } from './run-request.ts';
import { withDeletedApp } from './with-deleted-app.ts';

export type BuiltRun = { kind: 'run'; request: RunRequest } | { kind: 'impossible'; reason: string };

/** How long the URL of the shared document is good for: longer than any agent takes to fetch it. */
const URL_SECONDS = 900;

/** The documents of one command for one instance, made now, from the stack as it stands. */
export async function buildRun(
  context: AgentContext,
  instance: Instance,
  command: Command,
  lease: Lease,
): Promise<BuiltRun> {
  try {
    return { kind: 'run', request: await build(context, instance, command, lease) };
  } catch (error) {
    // What a user wrote (custom JSON, a deleted app) can make it impossible; anything else is ours to fail on.
    if (!(error instanceof ValidationError || error instanceof NotFoundError)) throw error;
    return { kind: 'impossible', reason: error.message };
  }
}

async function build(
  context: AgentContext,
  instance: Instance,
  command: Command,
  lease: Lease,
): Promise<RunRequest> {
  const loaded = await withDeletedApp(context, await loadSnapshot(context, command.stackId), command);
  const needs = secretNeeds(loaded, instance, command);
  const secrets = await openSecrets(context.secrets, loaded, needs);
  return {
    commandId: command.CommandId,
    type: command.Type,
    activity: command.Type,
    deploymentId: command.DeploymentId ?? null,
    createdAt: command.CreatedAt,
    lease: { fence: lease.fence, seconds: context.settings.leaseSeconds },
    timeoutSeconds: context.settings.commandTimeoutSeconds,
    runList: runListFor(runCommandOf(command, loaded), instance, loaded.layers),
    chefVersion: loaded.stack.ConfigurationManager.Version,
    builtInCookbooks: { path: '/agent/cookbooks', sha256: context.cookbooks.sha256 },
    customCookbooks: customCookbooksOf(loaded.stack, command, secrets.customCookbooks),
    shared: await shared(context, loaded),
    own: buildOwn(loaded, instance, command, secrets),
  };
}

async function shared(context: AgentContext, loaded: LoadedSnapshot): Promise<RunRequest['shared']> {
  const { key, sha256, generation } = await currentSnapshot(context, loaded);
  const options = { audience: 'instance' as const, expiresSeconds: URL_SECONDS };
  return { url: await context.objects.presignGet(key, options), generation, sha256 };
}
