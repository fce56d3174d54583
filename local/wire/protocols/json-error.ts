import type { AwsError } from '../../contracts/aws-error.ts';
import type { WireResponse } from '../wire-response.ts';

/** An error as every JSON protocol reads it: the code in the header and in the body. */
export function jsonError(error: AwsError, contentType: string): WireResponse {
  return {
    status: error.status,
    headers: { 'content-type': contentType, 'x-amzn-errortype': error.code },
    body: JSON.stringify({ ...error.members, __type: error.code, message: error.message }),
  };
}
