import { errorCode } from './error-code.ts';

/** Codes by which services ask a caller to slow down; the SDK has already retried them with back-off. */
const SLOW_DOWN = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);

/** No answer at all, told by Node's and the SDK's own codes. */
const NO_ANSWER = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'TimeoutError',
  'RequestTimeout',
  'RequestTimeoutException',
]);

/** Whether this error of an AWS call says nothing about the call itself: throttled, failed, or not answered. */
export function mayHelpToAskAgain(error: unknown): boolean {
  const code = errorCode(error);
  return SLOW_DOWN.has(code) || NO_ANSWER.has(code) || httpStatus(error) >= 500;
}

function httpStatus(error: unknown): number {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode ?? 0;
}
