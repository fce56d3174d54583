import type { Layer, VolumeConfiguration } from '../../model/opsworks.generated.ts';
import { customJsonProblems } from '../checks/custom-json-problems.ts';
import { iamArnProblems } from '../checks/iam-arn-problems.ts';
import { nameProblems } from '../checks/name-problems.ts';
import { problemIf } from '../checks/problem-if.ts';
import { layerAttributeProblems } from './layer-attribute-problems.ts';
import { recipeProblems } from './recipe-problems.ts';
import type { Recipes } from './recipes.ts';
import { volumeProblems } from './volume-problems.ts';

/** A layer as it would be stored, with every default filled in. */
interface CandidateLayer extends Layer {
  Name: string;
  Shortname: string;
  CustomRecipes: Recipes;
  CustomSecurityGroupIds: string[];
  VolumeConfigurations: VolumeConfiguration[];
  LifecycleEventConfiguration: { Shutdown: { ExecutionTimeout: number } };
}

/** Everything that is wrong with a layer by itself, in words for the person who sent it. */
export function layerProblems(
  layer: CandidateLayer,
  stack: { UseOpsworksSecurityGroups: boolean },
): string[] {
  return [
    ...nameProblems('Name', layer.Name, 32),
    ...nameProblems('Shortname', layer.Shortname, 32),
    ...problemIf(
      !/^[a-z0-9\-_.]*$/.test(layer.Shortname),
      'Shortname: may only have lower-case letters, digits, hyphens, underscores and dots.',
    ),
    ...iamArnProblems('CustomInstanceProfileArn', layer.CustomInstanceProfileArn, 'instance-profile'),
    ...customJsonProblems(layer.CustomJson),
    ...layerAttributeProblems(layer.Attributes),
    ...recipeProblems(layer.CustomRecipes),
    ...volumeProblems(layer.VolumeConfigurations),
    ...problemIf(
      layer.LifecycleEventConfiguration.Shutdown.ExecutionTimeout < 1,
      'LifecycleEventConfiguration.Shutdown.ExecutionTimeout: must be at least 1 (second).',
    ),
    ...problemIf(
      !stack.UseOpsworksSecurityGroups && layer.CustomSecurityGroupIds.length === 0,
      'CustomSecurityGroupIds: is required in a stack that does not use the OpsWorks security groups.',
    ),
    ...problemIf(
      layer.CloudWatchLogsConfiguration?.Enabled === true,
      'CloudWatchLogsConfiguration: is not yet available in this version of Opswright.',
    ),
  ];
}
