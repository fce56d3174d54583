import type { JsonObject } from './json-object.ts';

/** Both views of a stack that recipes may read: Chef 11 attributes and Chef 12 data bags (bag → item → fields). */
export interface ConfigurationPart {
  attributes: JsonObject;
  data_bags: Record<string, Record<string, JsonObject>>;
}
