import type { AwsError } from '../../contracts/aws-error.ts';
import type { Operation } from '../operation.ts';
import type { ServiceModel } from '../service-model.ts';
import type { WireRequest } from '../wire-request.ts';
import type { WireResponse } from '../wire-response.ts';

interface DecodedCall {
  operation: Operation;
  input: object;
}

/** One of AWS's wire protocols, seen from the server's side. */
export interface Protocol {
  speaks(request: WireRequest): boolean;
  /** @throws AwsError UnknownOperationException, SerializationException */
  decode(model: ServiceModel, request: WireRequest): Promise<DecodedCall>;
  encode(model: ServiceModel, operation: Operation, output: object, requestId: string): WireResponse;
  encodeError(error: AwsError, request: WireRequest, requestId: string): WireResponse;
}
