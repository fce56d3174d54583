import { ApiError } from './api-error.ts';

/** @throws ApiError SerializationException when the body is no JSON in UTF-8 */
export function readBody(body: Uint8Array): unknown {
  if (body.byteLength === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new ApiError('SerializationException', 'The request is no valid JSON in UTF-8.', { cause });
  }
}
