import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Respond } from './wire.ts';
import type { WireRequest } from './wire-request.ts';
import type { WireResponse } from './wire-response.ts';

/** More than any request of ours needs (Lambda's payloads end at 6 MB, a whole log at some tens of MB). */
const LARGEST_BODY_BYTES = 256 * 1024 * 1024;

/** Reads Node's requests whole, has them answered, and writes the answers. */
export function httpListener(respond: Respond): RequestListener {
  return (incoming, outgoing) => {
    serve(respond, incoming, outgoing).catch((error: unknown) => {
      // A caller that hung up is not our failure; anything else is told before the connection is given up.
      if (!incoming.destroyed && !outgoing.destroyed) console.error('The local cloud failed:', error);
      outgoing.destroy();
    });
  };
}

async function serve(respond: Respond, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await readBody(incoming);
  if (body === undefined) {
    outgoing.writeHead(413, { connection: 'close' }).end();
    return;
  }
  await writeResponse(await respond(toWireRequest(incoming, body)), outgoing);
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function toWireRequest(incoming: IncomingMessage, body: Buffer): WireRequest {
  const target = incoming.url ?? '/';
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? 'GET',
    target,
    url: new URL(`http://local${target.startsWith('/') ? target : `/${target}`}`),
    headers: Object.fromEntries(headers),
    body,
    sourceIp: incoming.socket.remoteAddress ?? '',
  };
}

async function writeResponse(
  { status, headers, body }: WireResponse,
  outgoing: ServerResponse,
): Promise<void> {
  // The same clock as for signatures, by which SDKs correct their own; Node would send its cached real time.
  outgoing.writeHead(status, { date: new Date().toUTCString(), ...headers });
  if (typeof body === 'string' || body instanceof Uint8Array) outgoing.end(body);
  else await pipeline(body, outgoing);
}
