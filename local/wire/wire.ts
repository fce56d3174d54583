import { randomUUID } from 'node:crypto';
import { AwsError } from '../contracts/aws-error.ts';
import type { Endpoint } from './endpoint.ts';
import type { FindCredentials } from './find-credentials.ts';
import { parseSignature } from './parse-signature.ts';
import { verifySignature } from './verify-signature.ts';
import type { WireRequest } from './wire-request.ts';
import type { WireResponse } from './wire-response.ts';

export type Respond = (request: WireRequest) => Promise<WireResponse>;

export interface WireOptions {
  endpoints: readonly Endpoint[];
  credentials: FindCredentials;
  /** Answers what is not signed for one of the endpoints; refused when absent. */
  otherwise?: Respond;
}

/** Answers a request as the AWS service that its signature names: verified, routed by scope, errors encoded. */
export function createWire({ endpoints, credentials, otherwise = refuseUnsigned }: WireOptions): Respond {
  const byName = new Map(endpoints.map((endpoint) => [endpoint.signingName, endpoint]));

  return async (request) => {
    const signature = parseSignature(request);
    const endpoint = byName.get(signature?.service ?? '');
    if (signature === undefined || endpoint === undefined) return otherwise(request);
    const requestId = randomUUID();
    try {
      // The signer's clock is a real one whatever the cloud's own clock shows.
      const caller = verifySignature(request, signature, credentials, Date.now());
      const response = await endpoint.respond({ request, caller, region: signature.region, requestId });
      return withRequestId(response, requestId);
    } catch (error) {
      return withRequestId(endpoint.refuse(toAwsError(error), request, requestId), requestId);
    }
  };
}

function withRequestId(response: WireResponse, requestId: string): WireResponse {
  return { ...response, headers: { ...response.headers, 'x-amzn-requestid': requestId } };
}

/** What no handler meant to throw is our fault: the caller gets the words, and a person the stack. */
function toAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  console.error('The local cloud failed:', error);
  return new AwsError('InternalFailure', error instanceof Error ? error.message : String(error), {
    status: 500,
  });
}

async function refuseUnsigned(): Promise<WireResponse> {
  const code = 'MissingAuthenticationTokenException';
  return {
    status: 403,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: code, message: 'Missing Authentication Token' }),
  };
}
