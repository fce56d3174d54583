import { answer } from '../../src/api/answer.ts';
import type { OperationName } from '../../src/model/opsworks.generated.ts';
import type { MemoryApi } from './memory-api.ts';
import { signRequest } from './sign-request.ts';

export interface ApiAnswer {
  statusCode: number;
  /** The parsed body, an empty object where there is none. */
  content: Record<string, unknown>;
}

let calls = 0;

/** One signed call. Calls differ in a header, as an SDK's invocation id does, so that none repeats another. */
export async function callApi(
  api: MemoryApi,
  operation: OperationName | string,
  input: unknown,
): Promise<ApiAnswer> {
  calls += 1;
  const request = await signRequest({
    credentials: api.credentials,
    at: api.context.clock.now(),
    headers: { 'x-amz-target': `OpsWorks_20130218.${operation}`, 'amz-sdk-invocation-id': `${calls}` },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  });
  const { statusCode, body } = await answer(request, api.deps);
  return { statusCode, content: body === '' ? {} : JSON.parse(body) };
}
