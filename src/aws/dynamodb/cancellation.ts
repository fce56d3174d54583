const CONFLICT = new Set(['ConditionalCheckFailed', 'TransactionConflict']);
const THROTTLED = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded', 'RequestLimitExceeded']);

/**
 * Why DynamoDB cancelled a transaction, by the reason codes of its items. A conflict wins over throttling:
 * whoever lost must read again before anything else.
 */
export function cancellation(error: unknown): 'conflict' | 'throttled' | 'refused' {
  const { CancellationReasons = [] } = error as { CancellationReasons?: { Code?: string }[] };
  const codes = CancellationReasons.map(({ Code = 'None' }) => Code);
  if (codes.some((code) => CONFLICT.has(code))) return 'conflict';
  return codes.some((code) => THROTTLED.has(code)) ? 'throttled' : 'refused';
}
