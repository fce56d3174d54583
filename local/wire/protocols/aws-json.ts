import { findOperation } from './find-operation.ts';
import { jsonBody } from './json-body.ts';
import { jsonError } from './json-error.ts';
import type { Protocol } from './protocol.ts';

const json = jsonBody('rpc');

/** AWS JSON 1.0 and 1.1: the operation in `X-Amz-Target`, all members in the body. They differ in the content type. */
export const awsJson: Protocol = {
  speaks: ({ headers }) => headers['x-amz-target'] !== undefined,

  async decode(model, { headers, body }) {
    const operation = findOperation(model, headers['x-amz-target']?.split('.').at(-1));
    return { operation, input: await json.read(operation.input, body) };
  },

  encode: (_model, operation, output) => ({
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: json.write(operation.output, output),
  }),

  encodeError: (error, { headers }) =>
    jsonError(error, headers['content-type'] ?? 'application/x-amz-json-1.1'),
};
