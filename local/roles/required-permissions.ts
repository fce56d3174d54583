import type { Call } from '../contracts/aws-service.ts';
import type { Owner } from './owner.ts';
import type { Permission } from './permission.ts';
import { dynamodbPermissions } from './services/dynamodb-permissions.ts';
import { ec2Permissions } from './services/ec2-permissions.ts';
import { kmsPermissions } from './services/kms-permissions.ts';
import { s3Permissions } from './services/s3-permissions.ts';
import { schedulerPermissions } from './services/scheduler-permissions.ts';
import { ssmPermissions } from './services/ssm-permissions.ts';
import { statesPermissions } from './services/states-permissions.ts';

/** Names the permissions that a call needs on AWS. */
type PermissionsOf = (operation: string, input: never, owner: Owner) => Permission[];

const SERVICES: Record<string, PermissionsOf> = {
  dynamodb: dynamodbPermissions,
  ec2: ec2Permissions,
  events: (operation, _input, { region, accountId }) => [
    { action: `events:${operation}`, resource: `arn:aws:events:${region}:${accountId}:event-bus/default` },
  ],
  kms: kmsPermissions,
  lambda: (_operation, { FunctionName }: { FunctionName: string }, { region, accountId }) => [
    {
      action: 'lambda:InvokeFunction',
      resource: FunctionName.startsWith('arn:')
        ? FunctionName
        : `arn:aws:lambda:${region}:${accountId}:function:${FunctionName}`,
    },
  ],
  monitoring: (operation) => [{ action: `cloudwatch:${operation}`, resource: '*' }],
  s3: s3Permissions,
  scheduler: schedulerPermissions,
  ssm: ssmPermissions,
  states: statesPermissions,
  // Whoever has credentials may ask whose they are: no policy can forbid it.
  sts: () => [],
};

/** @throws Error for a service that the role check does not know */
export function requiredPermissions(
  service: string,
  call: Call,
  input: object,
  accountId: string,
): Permission[] {
  const permissionsOf = SERVICES[service];
  if (permissionsOf === undefined) throw new Error(`The role check does not know the service ${service}`);
  return permissionsOf(call.operation, input as never, { accountId, region: call.region });
}
