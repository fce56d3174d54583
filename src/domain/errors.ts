// One family, kept in one file so that the whole vocabulary of failure can be read at once.

interface ErrorDetails {
  /** What a person can do about it. */
  hint?: string;
  cause?: unknown;
}

/** Base of every error that Opswright raises on purpose. `retryable` is part of the type, never of the text. */
export abstract class OpswrightError extends Error {
  abstract readonly retryable: boolean;
  readonly hint: string | undefined;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.hint = details.hint;
  }
}

/** The request is wrong; the same request will be wrong again. On the wire: ValidationException. */
export class ValidationError extends OpswrightError {
  readonly retryable = false;
}

/** A resource named in the request does not exist. On the wire: ResourceNotFoundException. */
export class NotFoundError extends OpswrightError {
  readonly retryable = false;
}

/** The caller is known but may not do this. On the wire: AccessDeniedException. */
export class AccessDeniedError extends OpswrightError {
  readonly retryable = false;
}

/** Someone else changed what we read, between our read and our write: read again, decide again. */
export class ConflictError extends OpswrightError {
  readonly retryable = true;
}

/** A service we depend on asked us to slow down or did not answer. On the wire: ThrottlingException. */
export class UnavailableError extends OpswrightError {
  readonly retryable = true;
}

/** EC2 will not launch this machine (limit, capacity, bad image); asking again unchanged will not help. */
export class LaunchRefusedError extends OpswrightError {
  readonly retryable = false;
}

/** An event or report that belongs to an earlier life of its subject; it is dropped, never applied. */
export class StaleError extends OpswrightError {
  readonly retryable = false;
}

/** The agent's proof of which machine it runs on does not hold. On the wire: UnrecognizedClientException. */
export class IdentityError extends OpswrightError {
  readonly retryable = false;
}
