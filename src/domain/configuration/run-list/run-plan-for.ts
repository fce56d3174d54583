import { ValidationError } from '../../errors.ts';
import type { LifecycleEvent } from '../../layer/recipes.ts';
import { inCreationOrder } from '../in-creation-order.ts';
import { runsApp } from '../runs-app.ts';
import type { InstanceRecord, LayerRecord } from '../stack-snapshot.ts';
import { type AppCommand, appCommandRecipe } from './app-command-recipe.ts';
import { eventRecipes } from './event-recipes.ts';
import { isChef12 } from './is-chef-12.ts';
import type { PlannedRecipe } from './planned-recipe.ts';
import type { RunCommand } from './run-command.ts';

/**
 * The steps of a run, in order, each once. Layers count in creation order.
 *
 *     setup      load, built-in Setup, execute, custom Setup, built-in Deploy, custom Deploy, cleanup
 *     configure  load, built-in Configure, state sync, execute, custom Configure, cleanup
 *     others     load, built-in, execute, custom, cleanup
 *
 * @throws ValidationError when the stack's Chef, or the app's type, has no such command
 */
export function runPlanFor(
  command: RunCommand,
  instance: Pick<InstanceRecord, 'LayerIds'>,
  layers: readonly LayerRecord[],
): PlannedRecipe[] {
  const mine = inCreationOrder(layers, (layer) => layer.LayerId).filter((layer) =>
    instance.LayerIds.includes(layer.LayerId),
  );
  return eachOnce(stepsOf(command, mine));
}

function stepsOf(command: RunCommand, layers: readonly LayerRecord[]): PlannedRecipe[] {
  const event = (name: LifecycleEvent) => eventRecipes(name, layers, command.chefVersion);
  switch (command.Type) {
    case 'setup': {
      const { builtIn, custom } = event('Setup');
      const deploy = event('Deploy');
      return wrapped(command, builtIn, [...custom, ...deploy.builtIn, ...deploy.custom]);
    }
    case 'configure': {
      const { builtIn, custom } = event('Configure');
      return wrapped(command, [...builtIn, ...builtIns('opsworks_stack_state_sync')], custom);
    }
    case 'deploy':
      return wrappedEvent(command, event('Deploy'));
    case 'undeploy':
      return wrappedEvent(command, event('Undeploy'));
    case 'shutdown':
      return wrappedEvent(command, event('Shutdown'));
    case 'start':
    case 'stop':
    case 'restart':
    case 'rollback':
      return wrapped(command, appCommandSteps(command.Type, command, layers), []);
    case 'execute_recipes':
      return (command.args?.recipes ?? []).map((name) => ({ name, origin: 'custom' }));
    case 'update_custom_cookbooks':
      return [];
    case 'install_dependencies':
      return onlyBeforeChef12(command, builtIns('dependencies'));
    case 'update_dependencies':
      return onlyBeforeChef12(command, builtIns('dependencies::update'));
  }
}

function wrappedEvent(command: RunCommand, event: ReturnType<typeof eventRecipes>): PlannedRecipe[] {
  return wrapped(command, event.builtIn, event.custom);
}

/** The recipes that OpsWorks put around every run; a Chef 12 stack knows only the last of them. */
function wrapped(
  { chefVersion }: RunCommand,
  first: readonly PlannedRecipe[],
  then: readonly PlannedRecipe[],
): PlannedRecipe[] {
  if (isChef12(chefVersion)) return [...first, ...then, ...builtIns('opsworks_cleanup')];
  return [
    ...builtIns('opsworks_custom_cookbooks::load'),
    ...first,
    ...builtIns('opsworks_custom_cookbooks::execute'),
    ...then,
    ...builtIns('test_suite', 'opsworks_cleanup'),
  ];
}

/** On an instance without a built-in layer for the app's type the command has no effect, as in OpsWorks. */
function appCommandSteps(
  name: AppCommand,
  command: RunCommand,
  layers: readonly LayerRecord[],
): PlannedRecipe[] {
  const recipe = onlyBeforeChef12(
    command,
    builtIns('deploy::default', appCommandRecipe(name, command.appType)),
  );
  const { appType } = command;
  const concerned = layers.some(
    (layer) => layer.Type !== 'custom' && appType && runsApp(layer.Type, appType),
  );
  return concerned ? recipe : builtIns('deploy::default');
}

function onlyBeforeChef12(command: RunCommand, steps: PlannedRecipe[]): PlannedRecipe[] {
  if (!isChef12(command.chefVersion)) return steps;
  throw new ValidationError(
    `The command ${command.Type} does not exist in a stack with Chef ${command.chefVersion ?? '12'}.`,
    {
      hint: 'Write a recipe of your own for it and run it with execute_recipes.',
    },
  );
}

function builtIns(...names: string[]): PlannedRecipe[] {
  return names.map((name) => ({ name, origin: 'built-in' }));
}

function eachOnce(steps: readonly PlannedRecipe[]): PlannedRecipe[] {
  const byName = new Map<string, PlannedRecipe>();
  for (const step of steps) {
    // Chef takes `apache2` and `apache2::default` for one recipe
    const key = step.name.replace(/::default$/, '');
    if (!byName.has(key)) byName.set(key, step);
  }
  return [...byName.values()];
}
