import { buildOwn } from '../../../src/domain/configuration/build-own.ts';
import { buildShared } from '../../../src/domain/configuration/build-shared.ts';
import { deepMerge } from '../../../src/domain/configuration/deep-merge.ts';
import type { JsonObject } from '../../../src/domain/configuration/json-object.ts';
import { runCommandOf } from '../../../src/domain/configuration/run-command-of.ts';
import { runListFor } from '../../../src/domain/configuration/run-list/run-list-for.ts';
import type { InstanceRecord, StackSnapshot } from '../../../src/domain/configuration/stack-snapshot.ts';
import { command } from '../php-stack.ts';
import { specSecrets, specStack } from './spec-stack.ts';

const EVENTS = ['setup', 'configure', 'deploy', 'undeploy', 'shutdown', 'update_dependencies'] as const;

interface Run {
  attributes: JsonObject;
  runList: string[];
}

/** What the agent would converge: by layer, then by event. The Unicorn variant of the Rails layer is `rails-unicorn`. */
export function layerDocuments(): Record<string, Record<string, Run>> {
  const stack = specStack('apache_passenger');
  const layers = stack.instances.map((member) => [
    member.LayerIds[0]?.replace('layer-', ''),
    runs(stack, member),
  ]);
  const unicorn = specStack('nginx_unicorn');
  const rails = unicorn.instances.find(({ InstanceId }) => InstanceId === 'i-rails-app');
  return { ...Object.fromEntries(layers), ...(rails && { 'rails-unicorn': runs(unicorn, rails) }) };
}

function runs(stack: StackSnapshot, member: InstanceRecord): Record<string, Run> {
  return Object.fromEntries(EVENTS.map((event) => [event, run(stack, member, event)]));
}

function run(stack: StackSnapshot, member: InstanceRecord, event: (typeof EVENTS)[number]): Run {
  const named = event === 'deploy' || event === 'undeploy';
  const asked = command(event, {
    DeploymentId: 'deployment-1',
    ...(named ? { appIds: stack.apps.map(({ AppId }) => AppId) } : {}),
  });
  const own = buildOwn(stack, member, asked, specSecrets);
  return {
    attributes: deepMerge(buildShared(stack).attributes, own.attributes),
    runList: runListFor(runCommandOf(asked, stack), member, stack.layers),
  };
}
