import { createForwarders } from '../../../local/network/create-forwarders.ts';
import { HOST_NAME } from '../../../local/network/host-name.ts';
import type { TestServer } from './test-server.ts';

export interface ReachableServers {
  /** The name and port under which the machines reach this one: `host.opswright.internal:1234`. */
  place(server: Pick<TestServer, 'port'>): string;
  close(): Promise<void>;
}

/** Lets machines reach servers on this host's loopback, as the local cloud does for what a stack names. */
export async function reachableServers(
  gateway: string,
  servers: readonly Pick<TestServer, 'port'>[],
): Promise<ReachableServers> {
  const forwarders = createForwarders({ gateway });
  const ports = servers.map(({ port }) => port);
  await forwarders.declare('test', ports);
  return { place: ({ port }) => `${HOST_NAME}:${port}`, close: () => forwarders.close() };
}
