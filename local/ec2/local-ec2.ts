import type { AwsService } from '../contracts/aws-service.ts';
import type { FindCredentials } from '../wire/find-credentials.ts';
import type { Metadata } from './metadata/metadata-request.ts';

/** EC2 on this machine. */
export interface LocalEc2 {
  service: AwsService;
  /** Brings engine and records in step; serve nothing before it resolves. */
  start(): Promise<void>;
  /** Resolves when no engine work is under way or asked for and every event is on the bus. */
  idle(): Promise<void>;
  /** Lets the engine work that is under way end, and starts no more. Machines run on. */
  close(): Promise<void>;
  /** Stops all running machines for the time that the cloud is down; the next `start` starts them again. */
  suspend(): Promise<void>;
  /** The instance metadata service; `metadataListener` puts it on an HTTP server. */
  metadata: Metadata;
  /** Whose an access key of a machine's identity credentials is. */
  findInstanceCredentials: FindCredentials;
  /** Runs a shell script on a running machine as root. @throws AwsError InvalidInstanceId as SSM does */
  runOnMachine(ec2InstanceId: string, script: string): Promise<{ exitCode: number; output: string }>;
  isRunning(ec2InstanceId: string): boolean;
  /** Ids of the running machines that carry this tag. */
  machinesWithTag(key: string, value: string): string[];
}
