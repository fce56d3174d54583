/**
 * A deep copy of a plain JSON value without its `undefined` members.
 * @throws TypeError for what DynamoDB's marshaller refuses too: class instances (Date, Secret), functions, NaN
 */
export function copyJson<T>(value: T): T {
  return (value === undefined ? undefined : copy(value)) as T;
}

function copy(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.filter(isDefined).map(copy);
  if (isPlainObject(value)) return copyMembers(value);
  throw new TypeError(`a store holds plain JSON values only, not ${describe(value)}`);
}

function copyMembers(value: object): object {
  const members = Object.entries(value).filter(([, member]) => isDefined(member));
  return Object.fromEntries(members.map(([name, member]) => [name, copy(member)]));
}

function isDefined(value: unknown): boolean {
  return value !== undefined;
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return value.constructor.name;
  return typeof value === 'number' ? String(value) : typeof value;
}
