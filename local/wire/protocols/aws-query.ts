import { escapeXml } from './escape-xml.ts';
import { findOperation } from './find-operation.ts';
import { isForm } from './is-form.ts';
import type { Protocol } from './protocol.ts';
import { queryInput } from './query-input.ts';
import { xmlMembers } from './xml-members.ts';

const HEADERS = { 'content-type': 'text/xml' };

/** AWS Query (STS, and old clients of CloudWatch): a form in, XML out. */
export const awsQuery: Protocol = {
  speaks: isForm,

  async decode(model, { body }) {
    const parameters = new Map(new URLSearchParams(body.toString()));
    const operation = findOperation(model, parameters.get('Action'));
    return { operation, input: queryInput(operation.input, parameters, 'aws') as object };
  },

  encode: (model, { name, output: schema }, output, requestId) => ({
    status: 200,
    headers: HEADERS,
    body:
      `<${name}Response xmlns="${model.xmlNamespace}"><${name}Result>${xmlMembers(schema, output)}</${name}Result>` +
      `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>`,
  }),

  encodeError: (error, _request, requestId) => ({
    status: error.status,
    headers: HEADERS,
    body:
      `<ErrorResponse><Error><Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${error.code}</Code>` +
      `<Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  }),
};
