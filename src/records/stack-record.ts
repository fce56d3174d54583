import type { StackId } from '../domain/ids.ts';
import type {
  ChefConfiguration,
  RootDeviceType,
  Source,
  Stack,
  StackConfigurationManager,
} from '../model/opsworks.generated.ts';
import type { Sealed } from './sealed.ts';

/** A stack as stored: the API's shape with the members that every stack has, and ours in camelCase. */
export interface StackRecord extends Stack {
  StackId: StackId;
  Name: string;
  Arn: string;
  Region: string;
  ServiceRoleArn: string;
  DefaultInstanceProfileArn: string;
  DefaultOs: string;
  DefaultRootDeviceType: RootDeviceType;
  HostnameTheme: string;
  AgentVersion: string;
  ConfigurationManager: Required<StackConfigurationManager>;
  ChefConfiguration: ChefConfiguration;
  UseCustomCookbooks: boolean;
  UseOpsworksSecurityGroups: boolean;
  /** Empty while no source is set. */
  CustomCookbooksSource: Source;
  CreatedAt: string;
  sealed: Sealed;
}
