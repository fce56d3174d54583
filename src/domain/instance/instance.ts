import type { InstanceId, LayerId, StackId } from '../ids.ts';
import type { InstanceVolume } from '../volume/instance-volume.ts';
import type { InstanceStatus } from './instance-states.ts';
import type { LaunchPlan } from './launch-plan.ts';

/** An instance as stored: the API's members under their API names, ours in camelCase. */
export interface Instance {
  InstanceId: InstanceId;
  StackId: StackId;
  LayerIds: LayerId[];
  Arn: string;
  Hostname: string;
  InstanceType: string;
  Os: string;
  Status: InstanceStatus;
  Architecture: string;
  RootDeviceType: 'ebs' | 'instance-store';
  VirtualizationType: string;
  InstallUpdatesOnBoot: boolean;
  EbsOptimized: boolean;
  AgentVersion: string;
  InfrastructureClass: string;
  CreatedAt: string;
  AmiId?: string;
  AutoScalingType?: string;
  AvailabilityZone?: string;
  BlockDeviceMappings?: BlockDeviceMapping[];
  Ec2InstanceId?: string;
  /** Kept while the instance is stopped. */
  ElasticIp?: string;
  InstanceProfileArn?: string;
  LastServiceErrorId?: string;
  PrivateDns?: string;
  PrivateIp?: string;
  PublicDns?: string;
  PublicIp?: string;
  ReportedAgentVersion?: string;
  ReportedOs?: { Family?: string; Name?: string; Version?: string };
  RootDeviceVolumeId?: string;
  SecurityGroupIds?: string[];
  SshHostRsaKeyFingerprint?: string;
  SshKeyName?: string;
  SubnetId?: string;
  Tenancy?: string;

  /** Why it is in this state, a sentence for a person. */
  reason: string;
  /** When it came into this state, ISO 8601. */
  statusSince: string;
  /** One more at each start and stop that is accepted: steps of an earlier life are told by it and dropped. */
  epoch: number;
  /** The launch of this epoch, stored whole before EC2 is called. */
  launch?: LaunchPlan;
  /** What its layers asked for at its first start; the same at every later one. */
  volumes?: InstanceVolume[];
  /** The state in which the last stop found it: whether recipes can still run. */
  stoppedFrom?: InstanceStatus;
  /** The configure generation at its last arrival online: older ones are needless for it. */
  arrivedGeneration?: number;
  /** The first configure generation without it since it last left online. */
  leftGeneration?: number;
  /** When this epoch's boot came to each phase, ISO 8601: what took how long. */
  phases: Partial<Record<InstanceStatus, string>>;
}

export interface BlockDeviceMapping {
  DeviceName?: string;
  NoDevice?: string;
  VirtualName?: string;
  Ebs?: {
    SnapshotId?: string;
    Iops?: number;
    VolumeSize?: number;
    VolumeType?: string;
    DeleteOnTermination?: boolean;
  };
}
