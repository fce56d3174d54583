import {
  AccessDeniedError,
  ConflictError,
  IdentityError,
  LaunchRefusedError,
  NotFoundError,
  OpswrightError,
  StaleError,
  UnavailableError,
  ValidationError,
} from '../domain/errors.ts';
import { ApiError, type ApiErrorCode } from './api-error.ts';

export type ErrorCode =
  | ApiErrorCode
  | 'AccessDeniedException'
  | 'ResourceNotFoundException'
  | 'ThrottlingException'
  | 'ValidationException';

/** The wire's name and words for an error that we raised on purpose; `undefined` for a bug. */
export function describeError(error: unknown): { code: ErrorCode; message: string } | undefined {
  if (!(error instanceof OpswrightError)) return undefined;
  const code = codeOf(error);
  return (
    code && { code, message: error.hint === undefined ? error.message : `${error.message} ${error.hint}` }
  );
}

function codeOf(error: OpswrightError): ErrorCode | undefined {
  if (error instanceof ApiError) return error.code;
  if (error instanceof ValidationError || error instanceof LaunchRefusedError) return 'ValidationException';
  // The request came to a state in which it means nothing: to the caller it is a wrong request.
  if (error instanceof StaleError) return 'ValidationException';
  if (error instanceof NotFoundError) return 'ResourceNotFoundException';
  if (error instanceof AccessDeniedError) return 'AccessDeniedException';
  if (error instanceof IdentityError) return 'UnrecognizedClientException';
  // Clients retry this one by themselves, with back-off.
  if (error instanceof ConflictError || error instanceof UnavailableError) return 'ThrottlingException';
  return undefined;
}
