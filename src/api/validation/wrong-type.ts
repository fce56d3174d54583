import { ApiError } from '../api-error.ts';

/** AWS calls a member of the wrong JSON type a failure to deserialise, not a validation failure. */
export function wrongType(path: string, wanted: string, value: unknown): ApiError {
  const where = path === '' ? 'The request' : `Member '${path}'`;
  return new ApiError(
    'SerializationException',
    `${where} must be ${wanted}, but ${kindOf(value)} was given.`,
  );
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'number' ? `the number ${value}` : `a ${typeof value}`;
}
