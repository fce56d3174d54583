import type jsonata from 'jsonata';
import type { Json } from '../json.ts';

/**
 * The value of a field that may hold JSONata: every string of the form `{% … %}` in it, however deep, is an
 * expression; the rest is taken as it stands.
 */
export type Template =
  | { kind: 'value'; value: Json }
  | { kind: 'expression'; field: string; source: string; expression: jsonata.Expression }
  | { kind: 'list'; items: readonly Template[] }
  | { kind: 'object'; members: readonly (readonly [name: string, value: Template])[] };
