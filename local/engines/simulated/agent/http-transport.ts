import { Agent, type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import type { Transport, TransportResponse } from './transport.ts';

/** As a real agent: a server that says nothing for so long has not answered. */
const SILENCE_MS = 30_000;
const SOCKETS = 128;

/** Requests over a few kept connections, shared by all machines of the process. */
export function httpTransport(): Transport {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
  const secureAgent = new SecureAgent({ keepAlive: true, maxSockets: SOCKETS });

  return ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      const sent: ClientRequest = url.startsWith('https:')
        ? requestHttps(url, { method, headers, agent: secureAgent })
        : requestHttp(url, { method, headers, agent });
      sent.setTimeout(SILENCE_MS, () => sent.destroy(new Error(`No answer from ${url}`)));
      sent.on('error', reject);
      sent.on('response', (response) => collect(response).then(resolve, reject));
      sent.end(body);
    });
}

async function collect(response: IncomingMessage): Promise<TransportResponse> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
}
