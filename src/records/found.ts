import { NotFoundError } from '../domain/errors.ts';

export type Noun = 'stack' | 'layer' | 'instance' | 'app' | 'deployment' | 'command' | 'service error';

/**
 * The item that was looked up.
 * @throws NotFoundError in the words that OpsWorks' clients look for
 */
export function found<T>(item: T | undefined, noun: Noun, id: string): T {
  if (item === undefined) throw new NotFoundError(`Unable to find ${noun} with ID ${id}`);
  return item;
}
