import type { Stack } from '../../model/opsworks.generated.ts';
import { problemIf } from '../checks/problem-if.ts';
import { hasBuiltInLayers } from './has-built-in-layers.ts';

interface ChefStack extends Stack {
  ConfigurationManager: { Version: string };
}

/** What of a stack cannot become something else once it exists. */
export function stackChangeProblems(before: ChefStack, after: ChefStack, hasEnvironment: boolean): string[] {
  const [from, to] = [before.ConfigurationManager.Version, after.ConfigurationManager.Version];
  return [
    ...problemIf(
      before.ServiceRoleArn !== after.ServiceRoleArn,
      "ServiceRoleArn: a stack's service role cannot be changed.",
    ),
    ...problemIf(
      hasBuiltInLayers(from) !== hasBuiltInLayers(to),
      `ConfigurationManager.Version: a stack cannot move from Chef ${from} to Chef ${to}.`,
    ),
    ...problemIf(
      from !== to && hasEnvironment,
      'ConfigurationManager.Version: cannot be changed while an app has environment variables.',
    ),
  ];
}
