import type { InstanceState } from '../machines/instance-state.ts';

/** An EC2 instance as it is kept. Times are epoch milliseconds. */
export interface InstanceRecord {
  id: string;
  reservationId: string;
  launchIndex: number;
  clientToken?: string;
  /** What EC2 says; a state that ends in a change (pending, stopping, shutting-down) is also the work to be done. */
  state: InstanceState;
  stateReason?: { code: string; message: string };
  createdAt: number;
  /** Of the last start. */
  launchedAt: number;
  terminatedAt?: number;
  imageId: string;
  instanceType: string;
  /** Base64, as it was sent. */
  userData?: string;
  keyName?: string;
  availabilityZone: string;
  subnetId: string;
  vpcId: string;
  /** Both addresses are the instance's until it is terminated; a launch may do without the public one. */
  privateIp?: string;
  publicIp?: string;
  securityGroupIds: string[];
  /** TCP ports that its groups opened to everyone when it was launched. */
  publishPorts: number[];
  instanceProfileArn?: string;
  metadataEnabled: boolean;
  shutdownBehavior: 'stop' | 'terminate';
  ebsOptimized: boolean;
  tenancy: string;
  rootDeviceName: string;
  /** It has been running at least once: a later start that fails ends in stopped, not in terminated. */
  hasRun: boolean;
  /** A reboot was asked for and is not done yet. */
  rebootAsked: boolean;
  /** Its machine was stopped with the cloud and starts again with it; to EC2's callers it stayed running. */
  suspended: boolean;
}
