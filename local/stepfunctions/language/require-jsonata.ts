import type { Fields } from './fields.ts';

/** JSONPath, and intrinsic functions with it, is outside the subset. */
export function requireJsonata(fields: Fields): void {
  fields.word('QueryLanguage', ['JSONata']);
}
