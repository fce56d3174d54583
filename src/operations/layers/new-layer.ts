import { apiDate } from '../../domain/api-date.ts';
import type { LayerId } from '../../domain/ids.ts';
import { DEFAULT_VOLUMES } from '../../domain/layer/default-volumes.ts';
import { SECURITY_GROUPS } from '../../domain/layer/security-groups.ts';
import { withoutEmpty } from '../../domain/without-empty.ts';
import type { CreateLayerRequest } from '../../model/opsworks.generated.ts';
import type { LayerRecord } from '../../records/layer-record.ts';
import type { StackRecord } from '../../records/stack-record.ts';
import type { OperationContext } from '../operation-context.ts';
import { CLEARABLE } from './clearable.ts';
import { initialAttributes } from './initial-attributes.ts';
import { mergeRecipes } from './merge-recipes.ts';
import { mergeShutdown } from './merge-shutdown.ts';

/** The layer that a request describes, with OpsWorks' defaults, its secrets still in the clear and unchecked. */
export function newLayer(
  context: OperationContext,
  input: CreateLayerRequest,
  stack: StackRecord,
): Omit<LayerRecord, 'sealed'> {
  const LayerId = context.ids.guid() as LayerId;
  const layer = {
    CustomSecurityGroupIds: [],
    Packages: [],
    VolumeConfigurations: [...(DEFAULT_VOLUMES[input.Type] ?? [])],
    EnableAutoHealing: true,
    AutoAssignElasticIps: false,
    AutoAssignPublicIps: true,
    InstallUpdatesOnBoot: true,
    UseEbsOptimizedInstances: false,
    ...input,
    StackId: stack.StackId,
    LayerId,
    Arn: `arn:aws:opsworks:${stack.Region}:${context.account}:layer/${LayerId}`,
    // A built-in layer goes by its type, whatever short name came with it.
    Shortname: input.Type === 'custom' ? input.Shortname : input.Type,
    Attributes: initialAttributes(context.ids, input),
    CustomRecipes: mergeRecipes(input.CustomRecipes),
    LifecycleEventConfiguration: mergeShutdown(input.LifecycleEventConfiguration),
    DefaultSecurityGroupNames: stack.UseOpsworksSecurityGroups ? [SECURITY_GROUPS[input.Type].name] : [],
    CreatedAt: apiDate(context.clock.now()),
  };
  return withoutEmpty(layer, CLEARABLE);
}
