import type { AwsError } from '../contracts/aws-error.ts';
import type { Caller } from '../contracts/aws-service.ts';
import type { WireRequest } from './wire-request.ts';
import type { WireResponse } from './wire-response.ts';

/** A request whose signature was checked. */
export interface SignedRequest {
  request: WireRequest;
  caller: Caller;
  region: string;
  requestId: string;
}

/** What answers the requests that are signed for one service. */
export interface Endpoint {
  signingName: string;
  /** @throws AwsError, which `refuse` then encodes */
  respond(signed: SignedRequest): Promise<WireResponse>;
  /** An error in the form that a client who sent this request reads. */
  refuse(error: AwsError, request: WireRequest, requestId: string): WireResponse;
}
