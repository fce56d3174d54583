import type { SecretContext } from '../../ports/secrets.ts';

/** Binds a part to its place, so that parts can be neither swapped nor left out. */
export function partContext(context: SecretContext, index: number, count: number): SecretContext {
  return { ...context, part: `${index + 1}/${count}` };
}
