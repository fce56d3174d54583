import type { Json } from './json.ts';
import type { JsonObject } from './json-object.ts';

/**
 * Later objects win: objects merge member by member, scalars and arrays replace.
 * The inputs stay as they are; the result shares no object with them that a later merge could change.
 */
export function deepMerge(...objects: readonly JsonObject[]): JsonObject {
  return objects.reduce<JsonObject>(mergeTwo, {});
}

function mergeTwo(base: JsonObject, over: JsonObject): JsonObject {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) merged.set(key, mergeValue(merged.get(key), value));
  // fromEntries defines own members, so a key such as __proto__ stays data
  return Object.fromEntries(merged);
}

function mergeValue(base: Json | undefined, over: Json): Json {
  if (!isObject(over)) return over;
  return mergeTwo(isObject(base) ? base : {}, over);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
