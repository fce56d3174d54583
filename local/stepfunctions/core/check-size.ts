import type { Json } from '../json.ts';
import { StateFailure } from './state-failure.ts';

/** The most bytes of UTF-8 that Step Functions takes for an input, an output, a payload or a variable. */
export const LARGEST_DATA_BYTES = 262_144;

/**
 * The JSON text of a value.
 * @throws StateFailure `States.DataLimitExceeded` when it is too large
 */
export function checkSize(value: Json, what: string): string {
  const text = JSON.stringify(value);
  if (text.length * 3 > LARGEST_DATA_BYTES && Buffer.byteLength(text) > LARGEST_DATA_BYTES) {
    throw new StateFailure('States.DataLimitExceeded', `${what} is larger than ${LARGEST_DATA_BYTES} bytes.`);
  }
  return text;
}
