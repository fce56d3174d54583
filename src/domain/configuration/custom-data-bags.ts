import type { DataBags } from './data-bags/data-bags.ts';
import type { Json } from './json.ts';
import type { JsonObject } from './json-object.ts';

/**
 * The user's own data bags, which custom JSON carries as `opsworks.data_bags` (Chef 11.10) or `data_bags`.
 * The names that begin with `aws_opsworks_` are the service's and are not taken from there.
 */
export function customDataBags(custom: JsonObject): DataBags {
  const bags = [objectAt(objectAt(custom, 'opsworks'), 'data_bags'), objectAt(custom, 'data_bags')];
  const entries = bags.flatMap((bag) =>
    Object.keys(bag).map((name) => [name, itemsOf(objectAt(bag, name))] as const),
  );
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith('aws_opsworks_')));
}

function itemsOf(bag: JsonObject): Record<string, JsonObject> {
  return Object.fromEntries(Object.keys(bag).map((id) => [id, { ...objectAt(bag, id), id }]));
}

function objectAt(parent: JsonObject, key: string): JsonObject {
  const value: Json | undefined = parent[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
