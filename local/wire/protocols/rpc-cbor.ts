import { CborCodec, cbor } from '@smithy/core/cbor';
import { findOperation } from './find-operation.ts';
import type { Protocol } from './protocol.ts';
import { serdeContext } from './serde-context.ts';

const HEADERS = { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' };
const codec = new CborCodec();
codec.setSerdeContext(serdeContext);

/** Smithy RPC v2 CBOR: `/service/<name>/operation/<Operation>`, which CloudWatch's clients prefer. */
export const rpcCbor: Protocol = {
  speaks: ({ headers }) => headers['smithy-protocol'] === 'rpc-v2-cbor',

  async decode(model, { url, body }) {
    const operation = findOperation(model, url.pathname.split('/').at(-1));
    const empty = body.length === 0 || operation.input.isUnitSchema();
    return {
      operation,
      input: empty ? {} : codec.createDeserializer().read(operation.input, new Uint8Array(body)),
    };
  },

  encode(_model, operation, output) {
    const serializer = codec.createSerializer();
    if (!operation.output.isUnitSchema()) serializer.write(operation.output, output);
    return { status: 200, headers: HEADERS, body: operation.output.isUnitSchema() ? '' : serializer.flush() };
  },

  encodeError: (error) => ({
    status: error.status,
    headers: HEADERS,
    body: cbor.serialize({ ...error.members, __type: error.code, message: error.message }),
  }),
};
