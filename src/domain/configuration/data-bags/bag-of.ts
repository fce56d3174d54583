import type { JsonObject } from '../json-object.ts';

/**
 * A bag of items under the names that Chef accepts for them; each item carries its name as `id` too,
 * because Chef asks that of every data bag item.
 */
export function bagOf<T>(
  records: readonly T[],
  name: (record: T) => string,
  fields: (record: T) => JsonObject,
): Record<string, JsonObject> {
  return Object.fromEntries(
    records.map((record) => {
      const id = name(record).replace(/[^.\w-]/g, '_');
      return [id, { id, ...fields(record) }];
    }),
  );
}
