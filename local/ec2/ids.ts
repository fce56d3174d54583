// Both kinds of id have the same form.

import { createHash, randomBytes } from 'node:crypto';

const ID_DIGITS = 17;

/** A new id as EC2 makes them: the prefix and 17 hex digits. */
export function newId(prefix: string): string {
  return `${prefix}-${randomBytes(9).toString('hex').slice(0, ID_DIGITS)}`;
}

/** The id of something that is there from the start: the same name gives the same id on every machine. */
export function fixedId(prefix: string, name: string): string {
  return `${prefix}-${createHash('sha256').update(`${prefix} ${name}`).digest('hex').slice(0, ID_DIGITS)}`;
}
