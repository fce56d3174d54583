import json from '../../model/opsworks.generated.json' with { type: 'json' };
import type { OperationName } from '../../model/opsworks.generated.ts';

/** The name of a shape, a list of something, or a map. */
export type Reference = string | { list: Reference } | { key: Reference; value: Reference };

export type Shape =
  | { type: 'structure'; required: string[]; members: Record<string, Reference> }
  | { type: 'string'; enum?: string[] }
  | { type: 'integer'; min?: number; max?: number }
  | { type: 'double' }
  | { type: 'boolean' };

interface Model {
  targetPrefix: string;
  operations: Record<OperationName, { input: string | null; output: string | null; errors: string[] }>;
  shapes: Record<string, Shape>;
}

/** The generated model. TypeScript widens the literals of a JSON file, so its type is said here. */
export const model = json as unknown as Model;
