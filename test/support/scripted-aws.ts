import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ScriptedCall {
  /** The operation's name, in whichever way the protocol names it. */
  operation: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What AWS says to a call: an answer, or nothing because the connection broke after the call was heard. */
export type ScriptedAnswer =
  | { status: number; body: string; headers?: Record<string, string> }
  | 'connection lost';

export interface ScriptedAws {
  calls: ScriptedCall[];
  /** Spread into an SDK client's configuration. Retries are as many as `createPorts` allows. */
  client: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };
  close(): Promise<void>;
}

/** A server in place of AWS that says what the test tells it to, over the real wire to the real SDK. */
export async function startScriptedAws(
  answer: (call: ScriptedCall, count: number) => ScriptedAnswer,
): Promise<ScriptedAws> {
  const calls: ScriptedCall[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const call = { operation: operationOf(request, body), headers: request.headers, body };
    calls.push(call);
    const said = answer(call, calls.length);
    if (said === 'connection lost') request.socket.destroy();
    else response.writeHead(said.status, said.headers).end(said.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    calls,
    client: {
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function operationOf({ headers, url = '' }: IncomingMessage, body: string): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.').at(-1) ?? '';
  return new URLSearchParams(body).get('Action') ?? url;
}

/** An answer of the JSON protocols: DynamoDB, SSM, Step Functions, KMS. */
export function json(body: object, status = 200): ScriptedAnswer {
  return { status, body: JSON.stringify(body), headers: { 'content-type': 'application/x-amz-json-1.1' } };
}

/** An error of the JSON protocols. */
export function jsonError(code: string, members: object = {}, status = 400): ScriptedAnswer {
  return json({ __type: code, message: `${code}, says AWS`, ...members }, status);
}

/** An error of EC2's protocol. */
export function ec2Error(code: string, message: string, status = 400): ScriptedAnswer {
  const body = `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>1</RequestID></Response>`;
  return { status, body, headers: { 'content-type': 'text/xml' } };
}

/** An answer of EC2's protocol: `body` is the inside of the response element. */
export function ec2Answer(operation: string, body: string): ScriptedAnswer {
  const namespace = 'http://ec2.amazonaws.com/doc/2016-11-15/';
  const text = `<${operation}Response xmlns="${namespace}"><requestId>1</requestId>${body}</${operation}Response>`;
  return { status: 200, body: text, headers: { 'content-type': 'text/xml' } };
}

/** An answer of STS's protocol. */
export function stsAnswer(result: string): ScriptedAnswer {
  const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';
  const body = `<GetCallerIdentityResponse xmlns="${namespace}"><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
  return { status: 200, body, headers: { 'content-type': 'text/xml' } };
}

/** An error of STS's protocol. */
export function stsError(code: string, status = 403): ScriptedAnswer {
  const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';
  const body = `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>No.</Message></Error><RequestId>1</RequestId></ErrorResponse>`;
  return { status, body, headers: { 'content-type': 'text/xml' } };
}
