import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveGit } from './serve-git.ts';

export interface GitServer {
  port: number;
  close(): Promise<void>;
}

/** Serves the bare repositories of a folder over HTTP on loopback, by git's own http-backend. */
export async function startGitServer(folder: string): Promise<GitServer> {
  const server = createServer((request, response) => serveGit(folder, request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
