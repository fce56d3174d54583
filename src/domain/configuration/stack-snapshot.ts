// The records that a configuration is built from, in the API's shape, narrowed to the members that recipes see.
// They are declared here, not taken from the generated model, because there every member is optional.

import type { AppType } from '../app/app-type.ts';
import type { LayerType } from '../layer/layer-type.ts';

interface SourceRecord {
  Type?: string;
  Url?: string;
  Username?: string;
  Revision?: string;
}

export interface StackRecord {
  StackId: string;
  Name: string;
  Arn?: string;
  Region: string;
  VpcId?: string;
  CustomJson?: string;
  ConfigurationManager?: { Name?: string; Version?: string };
  ChefConfiguration?: { ManageBerkshelf?: boolean; BerkshelfVersion?: string };
  UseCustomCookbooks?: boolean;
  CustomCookbooksSource?: SourceRecord;
}

export interface VolumeConfigurationRecord {
  MountPoint?: string;
  RaidLevel?: number;
  NumberOfDisks?: number;
  Size?: number;
  VolumeType?: string;
  Iops?: number;
  Encrypted?: boolean;
}

export interface LayerRecord {
  LayerId: string;
  Type: LayerType;
  Name: string;
  Shortname: string;
  CreatedAt?: string;
  Attributes?: Record<string, string | null | undefined>;
  CustomJson?: string;
  Packages?: string[];
  VolumeConfigurations?: VolumeConfigurationRecord[];
  CustomRecipes?: {
    Setup?: string[];
    Configure?: string[];
    Deploy?: string[];
    Undeploy?: string[];
    Shutdown?: string[];
  };
}

interface DataSourceRecord {
  Type?: string;
  Arn?: string;
  DatabaseName?: string;
}

export interface AppRecord {
  AppId: string;
  Shortname: string;
  Name: string;
  Type: AppType;
  CreatedAt?: string;
  DataSources?: DataSourceRecord[];
  AppSource?: SourceRecord;
  Domains?: string[];
  EnableSsl?: boolean;
  Attributes?: Record<string, string | null | undefined>;
  /** The value of a secure variable is not read from here, whatever it holds. */
  Environment?: { Key?: string; Value?: string; Secure?: boolean }[];
}

export interface InstanceRecord {
  InstanceId: string;
  Hostname: string;
  LayerIds: string[];
  Status: string;
  AmiId?: string;
  Architecture?: string;
  Arn?: string;
  AutoScalingType?: string;
  AvailabilityZone?: string;
  /** When its present run came online, ISO 8601. */
  BootedAt?: string;
  CreatedAt?: string;
  EbsOptimized?: boolean;
  Ec2InstanceId?: string;
  ElasticIp?: string;
  InfrastructureClass?: string;
  InstallUpdatesOnBoot?: boolean;
  InstanceType?: string;
  Os?: string;
  PrivateDns?: string;
  PrivateIp?: string;
  PublicDns?: string;
  PublicIp?: string;
  ReportedAgentVersion?: string;
  RootDeviceType?: string;
  RootDeviceVolumeId?: string;
  SshHostDsaKeyFingerprint?: string;
  SshHostRsaKeyFingerprint?: string;
  SubnetId?: string;
  VirtualizationType?: string;
}

export interface UserRecord {
  IamUserArn: string;
  SshUsername: string;
  SshPublicKey?: string;
  /** 2000 to 4000, the same on every instance of the account. */
  UnixUserId: number;
  AllowSsh: boolean;
  AllowSudo: boolean;
}

export interface RdsDbInstanceRecord {
  RdsDbInstanceArn: string;
  DbInstanceIdentifier: string;
  DbUser: string;
  Region?: string;
  Address?: string;
  Engine?: string;
  Port?: number;
}

export interface ElasticLoadBalancerRecord {
  ElasticLoadBalancerName: string;
  DnsName?: string;
  LayerId?: string;
}

export interface VolumeRecord {
  VolumeId: string;
  Ec2VolumeId?: string;
  InstanceId?: string;
  Device?: string;
  MountPoint?: string;
  /** GiB */
  Size?: number;
  Iops?: number;
  /** The array that it is one disk of. */
  raid?: { device: string; level: number };
}

/** A stack as it stood when a command was created. Lists may come in any order. */
export interface StackSnapshot {
  stack: StackRecord;
  layers: readonly LayerRecord[];
  apps: readonly AppRecord[];
  /** All of them, whatever their status; recipes see the online ones. */
  instances: readonly InstanceRecord[];
  users?: readonly UserRecord[];
  rdsDbInstances?: readonly RdsDbInstanceRecord[];
  elasticLoadBalancers?: readonly ElasticLoadBalancerRecord[];
  volumes?: readonly VolumeRecord[];
  region: string;
  account: string;
}
