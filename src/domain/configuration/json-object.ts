import type { Json } from './json.ts';

/** A plain JSON object. */
export type JsonObject = { [key: string]: Json };
