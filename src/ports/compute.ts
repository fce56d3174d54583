import type { Ec2InstanceId } from '../domain/ids.ts';
import type { LaunchPlan } from '../domain/instance/launch-plan.ts';

export type MachineState = 'pending' | 'running' | 'stopping' | 'stopped' | 'shutting-down' | 'terminated';

/** An EC2 machine as EC2 describes it. */
export interface Machine {
  ec2InstanceId: Ec2InstanceId;
  state: MachineState;
  imageId: string;
  availabilityZone?: string;
  subnetId?: string;
  privateIp?: string;
  privateDns?: string;
  publicIp?: string;
  publicDns?: string;
  rootDeviceVolumeId?: string;
  securityGroupIds: string[];
  /** EC2's own words for why it is in this state. */
  stateReason?: string;
}

/** Machines: every call may be repeated. */
export interface Compute {
  /** @throws LaunchRefusedError when EC2 refuses for good, UnavailableError when asking again may help */
  launch(plan: LaunchPlan): Promise<Machine>;
  /** Starting what runs is no error. @throws UnavailableError while it still stops, LaunchRefusedError when it is gone */
  start(id: Ec2InstanceId): Promise<void>;
  /** Stopping what is stopped or gone is no error. @throws UnavailableError while it is pending: EC2 cannot stop it yet */
  stop(id: Ec2InstanceId): Promise<void>;
  reboot(id: Ec2InstanceId): Promise<void>;
  /** Terminating a machine that is gone is no error. */
  terminate(id: Ec2InstanceId): Promise<void>;
  /** `undefined` when EC2 does not know it (any more). */
  describe(id: Ec2InstanceId): Promise<Machine | undefined>;
  /** Machines that were launched with this client token, whatever their state. */
  findByToken(clientToken: string): Promise<Machine[]>;
  /** The ids of the security groups of these names, made when missing, in this VPC (the default one if absent). */
  ensureSecurityGroups(groups: readonly SecurityGroup[], vpcId?: string): Promise<string[]>;
}

export interface SecurityGroup {
  name: string;
  description: string;
  /** TCP ports open to everyone. */
  publicPorts: readonly number[];
}
