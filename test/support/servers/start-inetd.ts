import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { readCommandLines } from './read-command-lines.ts';
import type { TestServer } from './test-server.ts';

/**
 * Listens on loopback and gives each connection to a program of its own, as inetd does: a server that knows no
 * port 0 needs none then, and nothing of it outlives a connection.
 */
export async function startInetd(program: string, args: readonly string[]): Promise<TestServer> {
  const seen: string[] = [];
  const running = new Set<ReturnType<typeof spawn>>();
  const server = createServer({ pauseOnConnect: true }, (socket: Socket) => {
    seen.push(readCommandLines());
    const child = spawn(program, args, { stdio: [socket, socket, 'ignore'] });
    running.add(child);
    child.once('exit', () => {
      seen.push(readCommandLines());
      running.delete(child);
    });
    socket.destroy();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    commandLines: () => seen.join(''),
    close: async () => {
      const ended = [...running].map((child) => once(child, 'exit'));
      for (const child of running) child.kill();
      server.close();
      await Promise.all([once(server, 'close'), ...ended]);
    },
  };
}
