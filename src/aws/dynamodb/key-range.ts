import type { QueryOptions } from '../../ports/store.ts';

/** DynamoDB takes one condition on the sort key, with inclusive edges: this one covers what is asked for. */
export interface KeyRange {
  condition: string[];
  values: Record<string, string>;
}

/** The greatest code point: no sort key that begins with a prefix is beyond prefix + this. */
const LAST = '\u{10FFFF}';

/** The smallest range that DynamoDB can express around the options; `isWithin` trims its edges. */
export function keyRange({ prefix, after, before }: QueryOptions): KeyRange | 'empty' {
  if (prefix !== undefined && after === undefined && before === undefined) return beginsWith(prefix);
  const lower = outermost([prefix, after], 1);
  const upper = outermost([prefix === undefined ? undefined : prefix + LAST, before], -1);
  if (lower && upper && compareUtf8(lower, upper) > 0) return 'empty';
  return between(lower, upper);
}

export function isWithin(sk: string, { prefix, after, before }: QueryOptions): boolean {
  if (prefix !== undefined && !sk.startsWith(prefix)) return false;
  if (after !== undefined && compareUtf8(sk, after) <= 0) return false;
  return before === undefined || compareUtf8(sk, before) < 0;
}

function beginsWith(prefix: string): KeyRange {
  if (prefix === '') return between(undefined, undefined);
  return { condition: ['begins_with(sk, :prefix)'], values: { ':prefix': prefix } };
}

/** DynamoDB refuses an empty string as a key value, so an empty edge is no edge. */
function between(lower: string | undefined, upper: string | undefined): KeyRange {
  if (lower && upper)
    return { condition: ['sk BETWEEN :lower AND :upper'], values: { ':lower': lower, ':upper': upper } };
  if (lower) return { condition: ['sk >= :lower'], values: { ':lower': lower } };
  if (upper) return { condition: ['sk <= :upper'], values: { ':upper': upper } };
  return { condition: [], values: {} };
}

/** The greatest (`direction` 1) or smallest (-1) of the edges that are given. */
function outermost(edges: (string | undefined)[], direction: 1 | -1): string | undefined {
  const given = edges.filter((edge) => edge !== undefined);
  return given.sort((a, b) => direction * compareUtf8(b, a))[0];
}

/** DynamoDB orders strings by their UTF-8 bytes, JavaScript by UTF-16 units: they differ beyond U+FFFF. */
function compareUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
