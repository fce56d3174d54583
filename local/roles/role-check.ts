import { AwsError } from '../contracts/aws-error.ts';
import type { DeclaredCloud, Statement } from '../serverless/declared-cloud.ts';
import type { AdmitCall } from '../wire/admit-call.ts';
import { allows } from './allows.ts';
import type { CallLog } from './call-log.ts';
import type { Permission } from './permission.ts';
import { profileStatements } from './profile-statements.ts';
import { requiredPermissions } from './required-permissions.ts';

/**
 * Lets a function do what its statements in serverless.yml allow, and records what it needed. The operator may do
 * everything; an instance may ask who it is, and read objects in the role of its instance profile.
 */
export function roleCheck(
  { functions, buckets, accountId }: Pick<DeclaredCloud, 'functions' | 'buckets' | 'accountId'>,
  log: CallLog,
): AdmitCall {
  const statements = new Map(functions.map((each) => [each.name, each.statements]));
  const ofProfiles = profileStatements(buckets);

  return (service, call, input) => {
    const { functionName, ec2InstanceId, instanceProfile } = call.caller;
    if (functionName === undefined && ec2InstanceId === undefined) return;
    // Whoever has credentials may ask whose they are.
    if (service === 'sts') return;
    if (ec2InstanceId !== undefined && instanceProfile === undefined)
      throw denied(ec2InstanceId, `${service}:${call.operation}`);
    for (const permission of requiredPermissions(service, call, input, accountId)) {
      if (functionName !== undefined) log.record(functionName, permission);
      demand(
        functionName ?? ec2InstanceId ?? '',
        permission,
        functionName === undefined ? ofProfiles : (statements.get(functionName) ?? []),
      );
    }
  };
}

function demand(who: string, permission: Permission, statements: readonly Statement[]): void {
  if (!allows(statements, permission)) throw denied(who, permission.action, permission.resource);
}

function denied(who: string, action: string, resource = '*'): AwsError {
  const message = `${who} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows it`;
  return new AwsError('AccessDeniedException', message, { status: 403 });
}
