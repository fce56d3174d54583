import { refuse } from '../domain/refuse.ts';
import { stackChangeProblems } from '../domain/stack/stack-change-problems.ts';
import { stackProblems } from '../domain/stack/stack-problems.ts';
import { withoutEmpty } from '../domain/without-empty.ts';
import type { Nothing, UpdateStackRequest } from '../model/opsworks.generated.ts';
import type { Item } from '../ports/store.ts';
import { getStack } from '../records/get-stack.ts';
import { listApps } from '../records/list-apps.ts';
import type { StackRecord } from '../records/stack-record.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import type { OperationContext } from './operation-context.ts';
import { CLEARABLE } from './stacks/clearable.ts';
import { sealStack } from './stacks/seal-stack.ts';

/** Members that are left out keep their value. Nothing runs because of it: it counts from the next event on. */
export async function updateStack(context: OperationContext, input: UpdateStackRequest): Promise<Nothing> {
  const { store, secrets } = context;
  await retryOnConflict(async () => {
    const before = await getStack(store, input.StackId);
    const after = changed(before, input);
    const apps = await listApps(store, before.StackId);
    const hasEnvironment = apps.some(({ Environment }) => Environment.length > 0);
    refuse([...stackProblems(after), ...stackChangeProblems(before, after, hasEnvironment)]);
    await store.write([{ kind: 'replace', item: await sealStack(secrets, after, before.sealed) }]);
  });
  return {};
}

function changed(before: Item<StackRecord>, input: UpdateStackRequest): Item<StackRecord> {
  const after = {
    ...before,
    ...input,
    StackId: before.StackId,
    Attributes: { ...before.Attributes, ...input.Attributes },
    ConfigurationManager: { ...before.ConfigurationManager, ...input.ConfigurationManager },
  };
  return withoutEmpty(after, CLEARABLE);
}
