import type { RequestListener } from 'node:http';
import type { Metadata } from './metadata-request.ts';

/** Serves the metadata service on a `node:http` server that listens where the machines reach it. */
export function metadataListener(metadata: Metadata): RequestListener {
  return (request, response) => {
    request.resume();
    const { status, headers, body } = metadata({
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      headers: request.headers,
      sourceAddress: request.socket.remoteAddress ?? '',
    });
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
    response.end(body);
  };
}
