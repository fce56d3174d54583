import { refuse } from '../domain/refuse.ts';
import { stackProblems } from '../domain/stack/stack-problems.ts';
import type { CreateStackRequest, CreateStackResult } from '../model/opsworks.generated.ts';
import { addStack } from '../records/add-stack.ts';
import type { OperationContext } from './operation-context.ts';
import { newStack } from './stacks/new-stack.ts';
import { regionProblems } from './stacks/region-problems.ts';
import { sealStack } from './stacks/seal-stack.ts';

/** Two equal requests make two stacks: names need not be unique. */
export async function createStack(
  context: OperationContext,
  input: CreateStackRequest,
): Promise<CreateStackResult> {
  const stack = newStack(context, input);
  refuse([...regionProblems(context, stack.Region), ...stackProblems(stack)]);
  await context.store.write(addStack(await sealStack(context.secrets, stack)));
  return { StackId: stack.StackId };
}
