import { problemIf } from './problem-if.ts';

const MAX_KB = 120;

/** Custom JSON is stored as the text that was given, so it must be an object of at most 120 KB. */
export function customJsonProblems(text: string | undefined): string[] {
  if (text === undefined || text === '') return [];
  if (new TextEncoder().encode(text).length > MAX_KB * 1024)
    return [`CustomJson: is too large (maximum is ${MAX_KB} KB).`];
  return problemIf(!isJsonObject(text), 'CustomJson: must be a JSON object, such as {"key": "value"}.');
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
