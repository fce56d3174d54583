interface Created {
  CreatedAt: string;
  Name: string;
}

/** Oldest first; what was created within one second, by name. */
export function inCreationOrder<T extends Created>(records: readonly T[]): T[] {
  return records.toSorted((a, b) => compare(a.CreatedAt, b.CreatedAt) || compare(a.Name, b.Name));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
