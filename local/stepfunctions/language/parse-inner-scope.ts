import type { Fields } from './fields.ts';
import type { Scope } from './machine.ts';

/** Reads a scope within a scope. It is handed down, since states hold scopes that hold states. */
export type ParseInnerScope = (fields: Fields) => Scope;
