import { problemIf } from '../checks/problem-if.ts';
import { hasBuiltInLayers } from '../stack/has-built-in-layers.ts';
import { AVAILABLE_TYPES } from './available-types.ts';
import type { LayerType } from './layer-type.ts';

/** Whether a layer of this type can be made in a stack with this Chef. */
export function layerTypeProblems(type: LayerType, chefVersion: string): string[] {
  if (!AVAILABLE_TYPES.includes(type))
    return [
      `Type: layers of type '${type}' are not yet available in this version of Opswright, only ${AVAILABLE_TYPES.join(', ')}.`,
    ];
  return problemIf(
    type !== 'custom' && !hasBuiltInLayers(chefVersion),
    `Type: '${type}' layers need a stack with Chef 11; this stack has Chef ${chefVersion}.`,
  );
}
