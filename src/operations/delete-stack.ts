import { problemIf } from '../domain/checks/problem-if.ts';
import { refuse } from '../domain/refuse.ts';
import type { DeleteStackRequest, Nothing } from '../model/opsworks.generated.ts';
import { getStack } from '../records/get-stack.ts';
import {
  APP_ROSTER_PREFIX,
  INSTANCE_ROSTER_PREFIX,
  LAYER_ROSTER_PREFIX,
  stackPartition,
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
    await store.write(removeStack(stack));
  });
  return {};
}
