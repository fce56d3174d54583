import { AwsError } from '../../contracts/aws-error.ts';
import { FunctionError } from '../../contracts/invoke-function.ts';
import type { LocalClock } from '../../contracts/local-clock.ts';
import type { DeclaredFunction } from '../../serverless/declared-cloud.ts';
import type { FindCredentials } from '../../wire/find-credentials.ts';
import { parseSignature } from '../../wire/parse-signature.ts';
import { verifySignature } from '../../wire/verify-signature.ts';
import type { Respond } from '../../wire/wire.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import type { WireResponse } from '../../wire/wire-response.ts';
import type { Functions } from '../functions.ts';
import type { IamIdentity } from './http-api-event.ts';
import { routeMatcher } from './match-route.ts';
import { toEvent } from './to-event.ts';
import { toResponse } from './to-response.ts';

/** API Gateway's own limits. */
const MOST_BYTES = 10 * 1024 * 1024;
const LONGEST_SECONDS = 30;

export interface ApiGatewayOptions {
  declared: readonly DeclaredFunction[];
  functions: Functions;
  credentials: FindCredentials;
  clock: LocalClock;
  accountId: string;
}

/** An HTTP API whose routes are those that the functions declare. */
export function apiGateway({
  declared,
  functions,
  credentials,
  clock,
  accountId,
}: ApiGatewayOptions): Respond {
  const matchRoute = routeMatcher(declared);

  return async (request) => {
    if (request.body.length > MOST_BYTES) return answer(413, 'Request Entity Too Large');
    const matched = matchRoute(request.method, request.url.pathname);
    if (matched === undefined) return answer(404, 'Not Found');
    const iam = matched.iamAuthorizer ? identify(request, credentials, accountId) : undefined;
    if (matched.iamAuthorizer && iam === undefined) return answer(403, 'Forbidden');
    const event = toEvent(request, matched, { accountId, nowMs: clock.now(), iam });
    return run(functions, matched.target.name, event);
  };
}

async function run(functions: Functions, name: string, event: object): Promise<WireResponse> {
  try {
    return toResponse(await withinLimit(functions.invoke(name, event)));
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    console.error(`${name} failed on a request:`, error.cause ?? error);
    return error.errorType === 'Sandbox.Timedout'
      ? answer(503, 'Service Unavailable')
      : answer(500, 'Internal Server Error');
  }
}

async function withinLimit(work: Promise<unknown>): Promise<unknown> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      late.reject(
        new FunctionError('Sandbox.Timedout', `API Gateway waits ${LONGEST_SECONDS} seconds at most`),
      ),
    LONGEST_SECONDS * 1000,
  );
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** The IAM authorizer: only the operator's key, signed for execute-api. The API's own keys are not IAM's. */
function identify(
  request: WireRequest,
  credentials: FindCredentials,
  accountId: string,
): IamIdentity | undefined {
  const signature = parseSignature(request);
  if (signature?.service !== 'execute-api') return undefined;
  try {
    const caller = verifySignature(request, signature, credentials, Date.now());
    if (caller.functionName !== undefined || caller.ec2InstanceId !== undefined) return undefined;
    const userArn = `arn:aws:iam::${accountId}:user/operator`;
    const { accessKeyId: accessKey } = caller;
    return {
      accessKey,
      accountId,
      callerId: accessKey,
      cognitoIdentity: null,
      principalOrgId: null,
      userArn,
      userId: accessKey,
    };
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}

function answer(status: number, message: string): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };
}
