import { selectorProblems } from '../domain/checks/selector-problems.ts';
import type { ServiceErrorId, StackId } from '../domain/ids.ts';
import { refuse } from '../domain/refuse.ts';
import type {
  DescribeServiceErrorsRequest,
  DescribeServiceErrorsResult,
  ServiceError,
} from '../model/opsworks.generated.ts';
import type { Key, Store } from '../ports/store.ts';
import { found } from '../records/found.ts';
import { getInstance } from '../records/get-instance.ts';
import { getStack } from '../records/get-stack.ts';
import { SERVICE_ERROR_PREFIX, serviceErrorPointerKey, stackPartition } from '../records/keys.ts';
import type { OperationContext } from './operation-context.ts';

/** Newest first. */
export async function describeServiceErrors(
  { store }: OperationContext,
  { StackId, InstanceId, ServiceErrorIds }: DescribeServiceErrorsRequest,
): Promise<DescribeServiceErrorsResult> {
  const sentence = 'Please provide either one or more service error IDs or one stack ID or one instance ID';
  refuse(selectorProblems([StackId, InstanceId, ServiceErrorIds], sentence));
  if (StackId !== undefined) {
    const stack = await getStack(store, StackId);
    return { ServiceErrors: await ofStack(store, stack.StackId) };
  }
  return {
    ServiceErrors: InstanceId
      ? await ofInstance(store, InstanceId)
      : await byIds(store, ServiceErrorIds ?? []),
  };
}

function ofStack(store: Store, stack: StackId): Promise<ServiceError[]> {
  return store.query<ServiceError>(stackPartition(stack), { prefix: SERVICE_ERROR_PREFIX, descending: true });
}

async function ofInstance(store: Store, id: string): Promise<ServiceError[]> {
  const instance = await getInstance(store, id);
  const errors = await ofStack(store, instance.StackId);
  return errors.filter(({ InstanceId }) => InstanceId === instance.InstanceId);
}

async function byIds(store: Store, ids: readonly string[]): Promise<ServiceError[]> {
  const wanted = [...new Set(ids)];
  const pointers = await store.getMany<{ at: Key }>(
    wanted.map((id) => serviceErrorPointerKey(id as ServiceErrorId)),
  );
  const keys = pointers.map((pointer, index) => found(pointer, 'service error', wanted[index] ?? '').at);
  const errors = await store.getMany<ServiceError>(keys);
  return errors.filter((error) => error !== undefined);
}
