import type { CreateDeploymentRequest, DeploymentCommandName } from '../../model/opsworks.generated.ts';
import { customJsonProblems } from '../checks/custom-json-problems.ts';
import { ValidationError } from '../errors.ts';
import { refuse } from '../refuse.ts';

const APP_COMMANDS: readonly DeploymentCommandName[] = [
  'deploy',
  'undeploy',
  'rollback',
  'start',
  'stop',
  'restart',
];

/** The arguments that each command knows; the others take none. */
const ARGUMENTS: Partial<Record<DeploymentCommandName, readonly string[]>> = {
  deploy: ['migrate'],
  execute_recipes: ['recipes'],
  update_dependencies: ['upgrade_os_to', 'allow_reboot'],
};

const RECIPE = /^[A-Za-z0-9_.-]+(::[A-Za-z0-9_.-]+)?$/;

/** @throws ValidationError when the command and what comes with it do not fit together */
export function checkDeployment({ Command, AppId, CustomJson }: CreateDeploymentRequest): void {
  const needsApp = APP_COMMANDS.includes(Command.Name);
  if (needsApp && AppId === undefined)
    throw new ValidationError(`AppId: the command ${Command.Name} needs an app.`);
  if (!needsApp && AppId !== undefined)
    throw new ValidationError(`AppId: ${Command.Name} is a stack command and takes no app.`);
  checkArguments(Command.Name, Command.Args ?? {});
  refuse(customJsonProblems(CustomJson));
}

function checkArguments(name: DeploymentCommandName, args: Record<string, string[]>): void {
  const known = ARGUMENTS[name] ?? [];
  const unknown = Object.keys(args).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw new ValidationError(`Command.Args: ${name} has no argument '${unknown}'${allowed(known)}.`);
  if (name === 'execute_recipes') checkRecipes(args.recipes);
  if (args.migrate) checkMigrate(args.migrate);
}

function checkMigrate(migrate: string[]): void {
  if (migrate.length === 1 && (migrate[0] === 'true' || migrate[0] === 'false')) return;
  throw new ValidationError(`Command.Args.migrate: must be ["true"] or ["false"].`);
}

function checkRecipes(recipes: string[] | undefined): void {
  if (!recipes?.length)
    throw new ValidationError("Command.Args: execute_recipes needs 'recipes', a list of recipe names.");
  const wrong = recipes.find((recipe) => !RECIPE.test(recipe));
  if (wrong !== undefined)
    throw new ValidationError(
      `Command.Args.recipes: '${wrong}' is not a recipe; it reads cookbook or cookbook::recipe.`,
    );
}

function allowed(known: readonly string[]): string {
  return known.length > 0 ? `; it takes ${known.join(' and ')}` : '; it takes none';
}
