import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AnswerDeps, answer } from '../../src/api/answer.ts';

/** The API behind a plain HTTP server on loopback, for unmodified clients. */
export async function serveApi(deps: AnswerDeps): Promise<{ endpoint: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : value,
      ]),
    );
    const { method = '', url = '' } = request;
    const answered = await answer({ method, path: url, headers, body }, deps);
    response.writeHead(answered.statusCode, answered.headers).end(answered.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
