import type { LayerId, StackId } from '../domain/ids.ts';
import type {
  Layer,
  LayerAttributesKeys,
  LayerType,
  Recipes,
  ShutdownEventConfiguration,
  VolumeConfiguration,
} from '../model/opsworks.generated.ts';
import type { Sealed } from './sealed.ts';

/** A layer as stored: the API's shape with the members that every layer has, and ours in camelCase. */
export interface LayerRecord extends Layer {
  StackId: StackId;
  LayerId: LayerId;
  Arn: string;
  Type: LayerType;
  Name: string;
  Shortname: string;
  /** Every key that the API knows; those that mean nothing to this type are null. */
  Attributes: Record<LayerAttributesKeys, string | null>;
  CustomSecurityGroupIds: string[];
  DefaultSecurityGroupNames: string[];
  Packages: string[];
  VolumeConfigurations: VolumeConfiguration[];
  EnableAutoHealing: boolean;
  AutoAssignElasticIps: boolean;
  AutoAssignPublicIps: boolean;
  CustomRecipes: Required<Recipes>;
  InstallUpdatesOnBoot: boolean;
  UseEbsOptimizedInstances: boolean;
  LifecycleEventConfiguration: { Shutdown: Required<ShutdownEventConfiguration> };
  CreatedAt: string;
  sealed: Sealed;
}
