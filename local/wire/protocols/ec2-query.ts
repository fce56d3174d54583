import { escapeXml } from './escape-xml.ts';
import { findOperation } from './find-operation.ts';
import { isForm } from './is-form.ts';
import type { Protocol } from './protocol.ts';
import { queryInput } from './query-input.ts';
import { xmlMembers } from './xml-members.ts';

const HEADERS = { 'content-type': 'text/xml;charset=UTF-8' };

/** EC2's own dialect of the Query protocol. */
export const ec2Query: Protocol = {
  speaks: isForm,

  async decode(model, { body }) {
    const parameters = new Map(new URLSearchParams(body.toString()));
    const operation = findOperation(model, parameters.get('Action'));
    return { operation, input: queryInput(operation.input, parameters, 'ec2') as object };
  },

  encode: (model, { name, output: schema }, output, requestId) => ({
    status: 200,
    headers: HEADERS,
    body:
      `<${name}Response xmlns="${model.xmlNamespace}"><requestId>${requestId}</requestId>` +
      `${xmlMembers(schema, output)}</${name}Response>`,
  }),

  encodeError: (error, _request, requestId) => ({
    status: error.status,
    headers: HEADERS,
    body:
      `<Response><Errors><Error><Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message></Error>` +
      `</Errors><RequestID>${requestId}</RequestID></Response>`,
  }),
};
