import { problemIf } from '../domain/checks/problem-if.ts';
import type { StackId } from '../domain/ids.ts';
import { refuse } from '../domain/refuse.ts';
import type { DeleteStackRequest, Nothing } from '../model/opsworks.generated.ts';
import type { Change, Store } from '../ports/store.ts';
import { getStack } from '../records/get-stack.ts';
import {
  APP_ROSTER_PREFIX,
  ELASTIC_IP_PREFIX,
  INSTANCE_ROSTER_PREFIX,
  LAYER_ROSTER_PREFIX,
  stackPartition,
  VOLUME_PREFIX,
} from '../records/keys.ts';
import { removeStack } from '../records/remove-stack.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import type { OperationContext } from './operation-context.ts';

const MEMBERS = {
  instances: INSTANCE_ROSTER_PREFIX,
  layers: LAYER_ROSTER_PREFIX,
  apps: APP_ROSTER_PREFIX,
};

/** @throws ValidationError while the stack has instances, layers or apps */
export async function deleteStack({ store }: OperationContext, input: DeleteStackRequest): Promise<Nothing> {
  await retryOnConflict(async () => {
    // Read before its members: whoever adds one later moves the stack's version on, and the removal is refused.
    const stack = await getStack(store, input.StackId);
    const remaining = await Promise.all(
      Object.entries(MEMBERS).map(async ([noun, prefix]) => {
        const [first] = await store.query(stackPartition(stack.StackId), { prefix, limit: 1 });
        return problemIf(first !== undefined, noun);
      }),
    );
    const nouns = remaining.flat().join(', ');
    refuse(problemIf(nouns !== '', `The stack ${stack.StackId} still has ${nouns}: delete them first.`));
    await store.write([...removeStack(stack), ...(await deregister(store, stack.StackId))]);
  });
  return {};
}

/** Volumes and addresses that are registered with the stack stay in EC2; the stack's knowledge of them goes. */
async function deregister(store: Store, stackId: StackId): Promise<Change[]> {
  const found = await Promise.all(
    [VOLUME_PREFIX, ELASTIC_IP_PREFIX].map((prefix) => store.query(stackPartition(stackId), { prefix })),
  );
  return found.flat().map(({ pk, sk }) => ({ kind: 'remove', key: { pk, sk } }));
}
