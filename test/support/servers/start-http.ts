import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readCommandLines } from './read-command-lines.ts';
import type { TestServer } from './test-server.ts';

export interface Login {
  user: string;
  password: string;
}

/** An HTTP server on loopback that lets in who has this login, or everybody. */
export async function startHttp(answer: RequestListener, login?: Login): Promise<TestServer> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(readCommandLines());
    if (login === undefined || request.headers.authorization === basic(login)) answer(request, response);
    else response.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    commandLines: () => seen.join(''),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function basic({ user, password }: Login): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
