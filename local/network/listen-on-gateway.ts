import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GatewayRoute } from './gateway-route.ts';

export interface GatewayListenerOptions {
  /** This host's address in the instances' network. */
  gateway: string;
  /** 0 for any free one. */
  port: number;
  /** Everything that answers; the first that matches is asked. */
  routes: readonly GatewayRoute[];
  report: (line: string) => void;
}

export interface GatewayListener {
  /** The base of all routes, without a slash at its end. */
  url: string;
  /** Takes no new connection, lets requests under way end, and resolves then. */
  close(): Promise<void>;
}

/**
 * The one door through which instances reach the control plane: on the address of their own network, and only
 * for the routes given. Whatever else a container asks for is not found.
 */
export async function listenOnGateway(options: GatewayListenerOptions): Promise<GatewayListener> {
  const server = createServer((request, response) => void answer(options, request, response));
  await once(server.listen(options.port, options.gateway), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.gateway}:${port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

async function answer(
  options: GatewayListenerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = options.routes.find((candidate) => candidate.matches(request));
  if (!route) return refuse(response, 404, 'NotFound', 'Nothing for instances is found at this path.');
  try {
    await route.handle(request, response);
  } catch (error) {
    options.report(
      `${route.name}: ${request.method} failed: ${error instanceof Error ? error.message : String(error)}`,
    );
    refuse(response, 500, 'InternalError', `${route.name} failed.`);
  }
}

/** An error in the form that the agent reads. */
function refuse(response: ServerResponse, status: number, error: string, message: string): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error, message, retryable: status >= 500 }));
}
