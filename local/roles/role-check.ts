import { AwsError } from '../contracts/aws-error.ts';
import type { DeclaredFunction } from '../serverless/declared-cloud.ts';
import type { AdmitCall } from '../wire/admit-call.ts';
import { allows } from './allows.ts';
import type { CallLog } from './call-log.ts';
import { requiredPermissions } from './required-permissions.ts';

/**
 * Lets a function do what its statements in serverless.yml allow, and records what it needed. The operator may do
 * everything; an instance may only ask who it is.
 */
export function roleCheck(
  functions: readonly DeclaredFunction[],
  accountId: string,
  log: CallLog,
): AdmitCall {
  const statements = new Map(functions.map((each) => [each.name, each.statements]));

  return (service, call, input) => {
    const { functionName, ec2InstanceId } = call.caller;
    if (ec2InstanceId !== undefined && service !== 'sts')
      throw denied(ec2InstanceId, `${service}:${call.operation}`);
    if (functionName === undefined) return;
    for (const permission of requiredPermissions(service, call, input, accountId)) {
      log.record(functionName, permission);
      if (!allows(statements.get(functionName) ?? [], permission)) {
        throw denied(functionName, permission.action, permission.resource);
      }
    }
  };
}

function denied(who: string, action: string, resource = '*'): AwsError {
  const message = `${who} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows it`;
  return new AwsError('AccessDeniedException', message, { status: 403 });
}
