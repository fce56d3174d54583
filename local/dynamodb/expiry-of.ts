import type { Attributes } from './dynalite.ts';

/** When an item is to be swept, in whole epoch seconds; `undefined` when it says nothing DynamoDB would heed. */
export function expiryOf(item: Attributes, attribute: string | undefined): number | undefined {
  const seconds = Number(item[attribute ?? '']?.N);
  return Number.isFinite(seconds) ? Math.floor(seconds) : undefined;
}
