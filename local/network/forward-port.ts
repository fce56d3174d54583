import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export interface Endpoint {
  host: string;
  port: number;
}

export interface PortForward {
  /** Where it listens. */
  port: number;
  /** Ends the listener and every connection through it. */
  close(): Promise<void>;
}

/** Passes TCP connections made to `from` on to `to`. @throws the listen error, e.g. EADDRINUSE or EACCES */
export async function forwardPort(from: Endpoint, to: Endpoint): Promise<PortForward> {
  const open = new Set<Socket>();
  // Half-open: git and svn may end their sending side and go on reading.
  const server = createServer({ allowHalfOpen: true }, (inner) => join(inner, to, open));
  await once(server.listen(from.port, from.host), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function join(inner: Socket, to: Endpoint, open: Set<Socket>): void {
  const outer = connect({ ...to, allowHalfOpen: true });
  for (const [socket, other] of [
    [inner, outer],
    [outer, inner],
  ] as const) {
    open.add(socket);
    socket.pipe(other);
    // A connection that breaks on one side is broken on the other: the peer must not take it for a clean end.
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      open.delete(socket);
      if (!socket.readableEnded) other.destroy();
    });
  }
}
