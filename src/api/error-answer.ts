import { describeError } from './describe-error.ts';
import type { HttpAnswer } from './http-answer.ts';
import { jsonAnswer } from './json-answer.ts';

/**
 * The answer to a request that failed. Of a bug the caller learns only the request's id, under which `onFault` can
 * write down the rest.
 */
export function errorAnswer(
  error: unknown,
  requestId: string,
  onFault: (error: unknown, requestId: string) => void,
): HttpAnswer {
  const described = describeError(error);
  if (described !== undefined) return jsonAnswer(400, { __type: described.code, message: described.message });
  onFault(error, requestId);
  const message = `Something went wrong inside Opswright; its log says more under request id ${requestId}.`;
  return jsonAnswer(500, { __type: 'InternalFailure', message });
}
