import type { JsonObject } from '../json-object.ts';

/** Bag → item → fields. */
export type DataBags = Record<string, Record<string, JsonObject>>;
