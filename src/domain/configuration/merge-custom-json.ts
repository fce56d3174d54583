import { ValidationError } from '../errors.ts';
import { deepMerge } from './deep-merge.ts';
import type { JsonObject } from './json-object.ts';

/**
 * Custom JSON texts merged, later ones over earlier: stack, then layers in creation order, then the deployment.
 * @throws ValidationError when a text is no JSON object
 */
export function mergeCustomJson(texts: readonly (string | undefined)[]): JsonObject {
  return deepMerge(...texts.map(parse));
}

function parse(text: string | undefined): JsonObject {
  if (!text?.trim()) return {};
  const value = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new ValidationError('Custom JSON must be a JSON object.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ValidationError('Custom JSON is not valid JSON.', { cause });
  }
}
