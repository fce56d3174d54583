/** Everything a launch will ask of EC2, decided once per epoch so that a repeated call carries equal parameters. */
export interface LaunchPlan {
  clientToken: string;
  imageId: string;
  instanceType: string;
  userData: string;
  subnetId?: string;
  availabilityZone?: string;
  keyName?: string;
  securityGroupIds: string[];
  /** Whether the machine gets a public address; the subnet decides where absent. */
  publicIp?: boolean;
  instanceProfileArn?: string;
  blockDevices: PlannedBlockDevice[];
  tags: Record<string, string>;
  ebsOptimized: boolean;
  tenancy?: string;
}

export interface PlannedBlockDevice {
  deviceName: string;
  volumeSize?: number;
  volumeType?: string;
  iops?: number;
  encrypted?: boolean;
  snapshotId?: string;
  deleteOnTermination?: boolean;
  noDevice?: boolean;
  virtualName?: string;
}
