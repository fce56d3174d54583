import { createHash } from 'node:crypto';
import type { Caller } from '../operations/operation-context.ts';
import type { Clock } from '../ports/clock.ts';
import type { AccessKeyRecord } from '../records/access-key-record.ts';
import { ApiError } from './api-error.ts';
import type { HttpRequest } from './http-request.ts';
import { lowerCaseNames } from './lower-case-names.ts';
import { verifySignature } from './sigv4/verify-signature.ts';

export interface IdentifyDeps {
  clock: Clock;
  /** The key of this id, with whom it stands for. */
  findKey: Parameters<typeof verifySignature<AccessKeyRecord>>[1]['findKey'];
}

export interface Identified {
  caller: Caller;
  /** The same for equal requests of one second, and for no others. */
  signature: string;
}

/**
 * Two doors, one identity. `POST /` is opened by a key that we issued to a person; `POST /iam` by the gateway, which
 * has asked IAM.
 * @throws ApiError saying why the door stays shut
 */
export async function identify(request: HttpRequest, deps: IdentifyDeps): Promise<Identified> {
  return /^\/iam\/?$/.test(request.path) ? identifyByGateway(request) : identifyByKey(request, deps);
}

/** An instance's key is for the agent's routes. */
async function identifyByKey(request: HttpRequest, { clock, findKey }: IdentifyDeps): Promise<Identified> {
  const options = { service: 'opsworks', now: clock.now(), findKey };
  const { principal, accessKeyId, signature } = await verifySignature(request, options);
  if (principal.kind !== 'user')
    throw new ApiError('UnrecognizedClientException', 'The key of an instance cannot call the OpsWorks API.');
  return { caller: { arn: principal.userArn, accessKeyId }, signature };
}

function identifyByGateway({ method, authorizedAs, headers }: HttpRequest): Identified {
  if (method !== 'POST')
    throw new ApiError('UnknownOperationException', `The API takes POST, not ${method}.`);
  const authorization = lowerCaseNames(headers).get('authorization');
  if (!authorizedAs || !authorization)
    throw new ApiError('MissingAuthenticationTokenException', 'The gateway has not authorized this request.');
  return { caller: authorizedAs, signature: createHash('sha256').update(authorization).digest('hex') };
}
