import type { Ec2InstanceId, InstanceId } from '../domain/ids.ts';

/** Whom an access key that we issued stands for. Its secret is derived, never stored. */
export type AccessKeyRecord =
  | { kind: 'user'; userArn: string }
  | { kind: 'instance'; instanceId: InstanceId; ec2InstanceId: Ec2InstanceId };
