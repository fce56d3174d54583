import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../../contracts/aws-error.ts';
import type { WireRequest } from '../wire-request.ts';
import type { WireResponse } from '../wire-response.ts';
import { jsonBody } from './json-body.ts';
import { jsonError } from './json-error.ts';
import { parsePrimitive } from './parse-primitive.ts';
import type { Protocol } from './protocol.ts';
import { findRestRoute } from './rest-route.ts';

const json = jsonBody('rest');

/** REST with JSON bodies (Lambda, Scheduler): members are spread over path, query, headers and body. */
export const restJson: Protocol = {
  speaks: () => true,

  async decode(model, request) {
    const route = findRestRoute(model.operations.values(), request.method, request.url.pathname);
    if (route === undefined) {
      throw new AwsError(
        'UnknownOperationException',
        `No operation at ${request.method} ${request.url.pathname}`,
      );
    }
    const { operation, labels } = route;
    return {
      operation,
      input: {
        ...(await readBody(operation.input, request)),
        ...readBound(operation.input, request, labels),
      },
    };
  },

  encode(_model, operation, output) {
    const response: WireResponse = {
      status: operation.http?.[2] ?? 200,
      headers: { 'content-type': 'application/json' },
      body: '',
    };
    writeBound(operation.output, output as Record<string, unknown>, response);
    return response;
  },

  encodeError: (error) => jsonError(error, 'application/json'),
};

async function readBody(schema: NormalizedSchema, { body, headers }: WireRequest): Promise<object> {
  const isJson = headers['content-type']?.includes('json') ?? false;
  return body.length > 0 && isJson && payloadMember(schema) === undefined ? json.read(schema, body) : {};
}

function payloadMember(schema: NormalizedSchema): string | undefined {
  for (const [name, member] of schema.structIterator()) if (member.getMergedTraits().httpPayload) return name;
  return undefined;
}

/** The members that are not in the JSON body. */
function readBound(schema: NormalizedSchema, request: WireRequest, labels: Record<string, string>): object {
  const bound: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const value = readMember(name, member, request, labels);
    if (value !== undefined) bound[name] = value;
  }
  return bound;
}

function readMember(
  name: string,
  member: NormalizedSchema,
  { url, headers, body }: WireRequest,
  labels: Record<string, string>,
): unknown {
  const { httpLabel, httpQuery, httpHeader, httpPayload } = member.getMergedTraits();
  if (httpPayload) return new Uint8Array(body);
  if (httpQuery && member.isListSchema()) return url.searchParams.getAll(httpQuery);
  const text = httpLabel
    ? labels[name]
    : httpQuery
      ? url.searchParams.get(httpQuery)
      : httpHeader && headers[httpHeader.toLowerCase()];
  return typeof text === 'string' ? parsePrimitive(member, text) : undefined;
}

function writeBound(schema: NormalizedSchema, output: Record<string, unknown>, response: WireResponse): void {
  if (schema.isUnitSchema()) return;
  const inBody: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const value = output[name];
    const { httpHeader, httpResponseCode, httpPayload } = member.getMergedTraits();
    if (value === undefined || value === null) continue;
    if (httpHeader) response.headers[httpHeader.toLowerCase()] = String(value);
    else if (httpResponseCode) response.status = Number(value);
    else if (httpPayload) response.body = value as Uint8Array;
    else inBody[name] = value;
  }
  if (payloadMember(schema) === undefined) response.body = json.write(schema, inBody);
}
