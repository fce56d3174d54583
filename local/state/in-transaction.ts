import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs `work` in one transaction: all of its writes or, when it throws, none. Within another transaction it joins
 * that one. `work` must not be asynchronous, or what others write meanwhile would become part of it.
 */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  if (database.isTransaction) return work();
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
