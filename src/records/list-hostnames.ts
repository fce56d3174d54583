import type { StackId } from '../domain/ids.ts';
import type { Store } from '../ports/store.ts';
import { HOSTNAME_CLAIM_PREFIX, stackPartition } from './keys.ts';

/** The host names that instances of the stack have. */
export async function listHostnames(store: Store, stack: StackId): Promise<Set<string>> {
  const claims = await store.query(stackPartition(stack), { prefix: HOSTNAME_CLAIM_PREFIX });
  return new Set(claims.map(({ sk }) => sk.slice(HOSTNAME_CLAIM_PREFIX.length)));
}
