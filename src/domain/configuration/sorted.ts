import type { Json } from './json.ts';

/** The same value with the members of every object in code point order, so that equal values have equal bytes. */
export function sorted<T extends Json>(value: T): T {
  return sortJson(value) as T;
}

function sortJson(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortJson);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, sortJson(member)]));
}
