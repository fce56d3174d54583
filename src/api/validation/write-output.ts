import { extensions } from './extensions.ts';
import { isObject } from './is-object.ts';
import type { Reference } from './model.ts';
import { shapeNamed } from './shape-named.ts';

/**
 * What of an operation's result goes onto the wire: the members that the model knows, and our few extensions. All
 * else, such as ciphertexts and versions, stays inside even where an operation answers with whole records.
 */
export function writeOutput(reference: Reference, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (typeof reference === 'string') return writeShape(reference, value);
  if ('list' in reference)
    return Array.isArray(value) ? value.map((item) => writeOutput(reference.list, item)) : value;
  return isObject(value) ? mapValues(value, () => reference.value) : value;
}

function writeShape(name: string, value: unknown): unknown {
  const shape = shapeNamed(name);
  if (shape.type !== 'structure' || !isObject(value)) return value;
  const members: Record<string, Reference> = { ...shape.members, ...extensions[name] };
  const known = Object.entries(value).filter(([member]) => Object.hasOwn(members, member));
  return mapValues(Object.fromEntries(known), (member) => members[member] ?? 'String');
}

function mapValues(
  object: Record<string, unknown>,
  referenceOf: (name: string) => Reference,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, writeOutput(referenceOf(name), value)]),
  );
}
