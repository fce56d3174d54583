/**
 * The oldest first, and of the same second by name: an order that does not depend on how a list was read.
 *
 * @param tieBreak something unique per record
 */
export function inCreationOrder<T extends { CreatedAt?: string }>(
  records: readonly T[],
  tieBreak: (record: T) => string,
): T[] {
  const key = (record: T) => `${record.CreatedAt ?? ''} ${tieBreak(record)}`;
  return records
    .map((record) => ({ record, key: key(record) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ record }) => record);
}
