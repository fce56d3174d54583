import { OpswrightError } from '../domain/errors.ts';

/** Errors that belong to the wire, before any operation runs, under their names in AWS's protocol. */
export type ApiErrorCode =
  | 'IncompleteSignatureException'
  | 'InvalidSignatureException'
  | 'MissingAuthenticationTokenException'
  | 'SerializationException'
  | 'UnknownOperationException'
  | 'UnrecognizedClientException';

/** The request cannot be understood or its sender cannot be told; the same request will fail again. */
export class ApiError extends OpswrightError {
  readonly retryable = false;
  readonly code: ApiErrorCode;

  constructor(code: ApiErrorCode, message: string, details: { cause?: unknown } = {}) {
    super(message, details);
    this.code = code;
  }
}
