import { ValidationError } from '../../domain/errors.ts';
import { isObject } from './is-object.ts';
import type { Reference, Shape } from './model.ts';
import { shapeNamed } from './shape-named.ts';
import { wrongType } from './wrong-type.ts';

/** Where in the input we are, and the list in which the whole reading gathers broken constraints to tell all at once. */
interface Place {
  path: string;
  violations: string[];
}

/**
 * The input of an operation, held against its shape of the generated model. Members that the model does not know are
 * left out and null members count as absent, both as AWS does.
 * @throws ApiError SerializationException when a member has the wrong JSON type
 * @throws ValidationError naming every member that breaks a constraint, with what is allowed there
 */
export function readInput(shape: string | null, json: unknown): Record<string, unknown> {
  const violations: string[] = [];
  const input = readStructure(shape === null ? NOTHING : structureNamed(shape), json, {
    path: '',
    violations,
  });
  if (violations.length > 0) throw new ValidationError(summaryOf(violations));
  return input;
}

const NOT_NULL = 'Member must not be null';

type MapReference = Extract<Reference, { key: Reference }>;
type Structure = Extract<Shape, { type: 'structure' }>;
const NOTHING: Structure = { type: 'structure', required: [], members: {} };

function structureNamed(name: string): Structure {
  const shape = shapeNamed(name);
  if (shape.type !== 'structure') throw new Error(`the shape '${name}' is no structure`);
  return shape;
}

function read(reference: Reference, value: unknown, place: Place): unknown {
  if (typeof reference === 'string') return readShape(shapeNamed(reference), value, place);
  if ('list' in reference) return readList(reference.list, value, place);
  return readMap(reference, value, place);
}

function readShape(shape: Shape, value: unknown, place: Place): unknown {
  switch (shape.type) {
    case 'structure':
      return readStructure(shape, value, place);
    case 'string':
      if (typeof value !== 'string') throw wrongType(place.path, 'a string', value);
      if (shape.enum !== undefined && !shape.enum.includes(value)) refuse(place, value, memberOf(shape.enum));
      return value;
    case 'integer':
      if (!Number.isSafeInteger(value)) throw wrongType(place.path, 'an integer', value);
      checkRange(shape, value as number, place);
      return value;
    case 'double':
      if (typeof value !== 'number') throw wrongType(place.path, 'a number', value);
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(place.path, 'true or false', value);
      return value;
  }
}

function readStructure(
  { members, required }: Structure,
  value: unknown,
  place: Place,
): Record<string, unknown> {
  if (!isObject(value)) throw wrongType(place.path, 'an object', value);
  const present = Object.entries(members).filter(([name]) => isGiven(value, name));
  for (const name of required) if (!isGiven(value, name)) refuse(inside(place, name), null, NOT_NULL);
  return Object.fromEntries(
    present.map(([name, reference]) => [name, read(reference, value[name], inside(place, name))]),
  );
}

function readList(element: Reference, value: unknown, place: Place): unknown[] {
  if (!Array.isArray(value)) throw wrongType(place.path, 'a list', value);
  return value.map((item, index) => read(element, item, { ...place, path: `${place.path}[${index}]` }));
}

function readMap(
  { key, value: element }: MapReference,
  value: unknown,
  place: Place,
): Record<string, unknown> {
  if (!isObject(value)) throw wrongType(place.path, 'an object', value);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      read(key, name, place);
      return [
        name,
        item === null ? readNull(key, inside(place, name)) : read(element, item, inside(place, name)),
      ];
    }),
  );
}

/** In a map with a fixed set of keys a null takes the key's value away; elsewhere it means nothing. */
function readNull(key: Reference, place: Place): null {
  if (key === 'String') refuse(place, null, NOT_NULL);
  return null;
}

function checkRange({ min, max }: { min?: number; max?: number }, value: number, place: Place): void {
  if (min !== undefined && value < min)
    refuse(place, value, `Member must have value greater than or equal to ${min}`);
  if (max !== undefined && value > max)
    refuse(place, value, `Member must have value less than or equal to ${max}`);
}

function isGiven(object: Record<string, unknown>, name: string): boolean {
  return Object.hasOwn(object, name) && object[name] !== null;
}

function inside({ path, violations }: Place, name: string): Place {
  return { path: path === '' ? name : `${path}.${name}`, violations };
}

function memberOf(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(', ')}]`;
}

function refuse({ path, violations }: Place, value: unknown, constraint: string): void {
  const shown = value === null ? 'null' : `'${value}'`;
  violations.push(`Value ${shown} at '${path}' failed to satisfy constraint: ${constraint}`);
}

function summaryOf(violations: readonly string[]): string {
  const errors = violations.length === 1 ? 'validation error' : 'validation errors';
  return `${violations.length} ${errors} detected: ${violations.join('; ')}`;
}
