import { macAddress } from '../network/mac-address.ts';
import { privateDnsName } from '../network/private-dns-name.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import { identityDocument } from './identity-document.ts';
import type { MachineCredentials } from './machine-credentials.ts';
import type { MetadataOptions } from './metadata-options.ts';
import { profileName } from './profile-name.ts';

type Leaves = Record<string, () => string>;

/** Everything below `/latest/` that is text, by path. Leaves are functions: credentials are made only when read. */
export function metadataTree(options: MetadataOptions, instance: InstanceRecord): Leaves {
  return {
    ...placeLeaves(instance),
    ...networkLeaves(options, instance),
    ...credentialLeaves(options, instance),
    ...profileLeaves(options, instance),
    'meta-data/instance-id': () => instance.id,
    'meta-data/ami-id': () => instance.imageId,
    'meta-data/ami-launch-index': () => String(instance.launchIndex),
    'meta-data/instance-type': () => instance.instanceType,
    'meta-data/reservation-id': () => instance.reservationId,
    'meta-data/profile': () => 'default-hvm',
    'dynamic/instance-identity/document': () => identityDocument(options, instance),
  };
}

function placeLeaves({ availabilityZone }: InstanceRecord): Leaves {
  return {
    'meta-data/placement/availability-zone': () => availabilityZone,
    'meta-data/placement/region': () => availabilityZone.slice(0, -1),
    'meta-data/services/domain': () => 'amazonaws.com',
    'meta-data/services/partition': () => 'aws',
  };
}

function networkLeaves({ state }: MetadataOptions, instance: InstanceRecord): Leaves {
  const { privateIp = '', publicIp = '', subnetId, vpcId } = instance;
  const hostname = privateDnsName(privateIp, instance.availabilityZone);
  const mac = macAddress(privateIp);
  const current = (): string => state.addresses.having('instanceId', instance.id)[0]?.publicIp ?? publicIp;
  const groups = (): string =>
    instance.securityGroupIds.map((id) => state.groups.get(id)?.name ?? id).join('\n');
  const card = `meta-data/network/interfaces/macs/${mac}`;
  return {
    'meta-data/hostname': () => hostname,
    'meta-data/local-hostname': () => hostname,
    'meta-data/local-ipv4': () => privateIp,
    'meta-data/public-ipv4': current,
    'meta-data/public-hostname': current,
    'meta-data/mac': () => mac,
    'meta-data/security-groups': groups,
    [`${card}/device-number`]: () => '0',
    [`${card}/mac`]: () => mac,
    [`${card}/local-ipv4s`]: () => privateIp,
    [`${card}/public-ipv4s`]: current,
    [`${card}/subnet-id`]: () => subnetId,
    [`${card}/vpc-id`]: () => vpcId,
  };
}

function credentialLeaves({ account, identity }: MetadataOptions, instance: InstanceRecord): Leaves {
  const info = (): string =>
    json({ Code: 'Success', LastUpdated: isoSeconds(instance.launchedAt), AccountId: account });
  return {
    'meta-data/identity-credentials/ec2/info': info,
    'meta-data/identity-credentials/ec2/security-credentials/ec2-instance': () => issued(identity, instance),
  };
}

/** A machine without an instance profile has no such directory. */
function profileLeaves({ profile }: MetadataOptions, instance: InstanceRecord): Leaves {
  const { instanceProfileArn: arn, launchedAt } = instance;
  if (arn === undefined) return {};
  const info = (): string =>
    json({ Code: 'Success', LastUpdated: isoSeconds(launchedAt), InstanceProfileArn: arn });
  return {
    'meta-data/iam/info': info,
    [`meta-data/iam/security-credentials/${profileName(arn)}`]: () => issued(profile, instance),
  };
}

function issued(credentials: MachineCredentials, instance: InstanceRecord): string {
  const { accessKeyId, secretAccessKey, sessionToken, issuedAt, expiresAt } = credentials.issue(instance);
  return json({
    Code: 'Success',
    LastUpdated: isoSeconds(issuedAt),
    Type: 'AWS-HMAC',
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    Token: sessionToken,
    Expiration: isoSeconds(expiresAt),
  });
}

function isoSeconds(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+Z$/, 'Z');
}

function json(value: object): string {
  return JSON.stringify(value, undefined, 2);
}
