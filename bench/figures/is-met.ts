import type { Measured } from './figure.ts';

/** Whether it meets its goal; `undefined` where it has none. */
export function isMet({ value, goal }: Measured): boolean | undefined {
  return goal === undefined ? undefined : value <= goal;
}
