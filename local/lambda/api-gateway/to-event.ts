import { randomUUID } from 'node:crypto';
import type { WireRequest } from '../../wire/wire-request.ts';
import type { HttpApiEvent, IamIdentity } from './http-api-event.ts';
import type { MatchedRoute } from './match-route.ts';

/** Bodies of these types are passed as text, all others as base64, `application/x-amz-json-1.1` included. */
const TEXT_TYPE = /^(text\/|application\/(json|xml|javascript)\s*(;|$))/i;

export interface EventDetails {
  accountId: string;
  nowMs: number;
  iam?: IamIdentity;
}

/** An HTTP request as API Gateway hands it to a function. */
export function toEvent(request: WireRequest, matched: MatchedRoute, details: EventDetails): HttpApiEvent {
  const { cookie, ...headers } = request.headers;
  const [rawPath = '/', rawQueryString = ''] = request.target.split(/\?(.*)/s, 2);
  return {
    version: '2.0',
    routeKey: matched.routeKey,
    rawPath,
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...optional('queryStringParameters', queryParameters(request.url)),
    ...optional('pathParameters', matched.pathParameters),
    requestContext: requestContext(request, matched, details),
    ...body(request),
  };
}

function requestContext(
  { method, headers, url, sourceIp }: WireRequest,
  { routeKey }: MatchedRoute,
  { accountId, nowMs, iam }: EventDetails,
): HttpApiEvent['requestContext'] {
  const domainName = (headers.host ?? 'localhost').replace(/:\d+$/, '');
  return {
    accountId,
    apiId: 'local',
    domainName,
    domainPrefix: domainName.split('.', 1)[0] ?? '',
    http: {
      method,
      path: url.pathname,
      protocol: 'HTTP/1.1',
      sourceIp,
      userAgent: headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey,
    stage: '$default',
    time: commonLogTime(new Date(nowMs)),
    timeEpoch: nowMs,
    ...(iam === undefined ? {} : { authorizer: { iam } }),
  };
}

function body({ headers, body: bytes }: WireRequest): Pick<HttpApiEvent, 'body' | 'isBase64Encoded'> {
  if (bytes.length === 0) return { isBase64Encoded: false };
  const isBase64Encoded = !TEXT_TYPE.test(headers['content-type'] ?? '');
  return { body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded };
}

/** A repeated parameter's values are joined with commas. */
function queryParameters({ searchParams }: URL): Record<string, string> {
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name).join(',')]),
  );
}

/** API Gateway leaves out what would be empty. */
function optional<Name extends string>(
  name: Name,
  values: Record<string, string>,
): Partial<Record<Name, typeof values>> {
  return Object.keys(values).length === 0 ? {} : ({ [name]: values } as Record<Name, typeof values>);
}

/** `01/Jan/2026:12:00:00 +0000` */
function commonLogTime(date: Date): string {
  const [, day, month, year, time] = /(\d\d) (\w{3}) (\d{4}) ([\d:]+)/.exec(date.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
