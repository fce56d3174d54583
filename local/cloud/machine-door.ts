import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { metadataListener } from '../ec2/metadata/metadata-listener.ts';
import type { Metadata } from '../ec2/metadata/metadata-request.ts';
import type { GatewayRoute } from '../network/gateway-route.ts';
import { type GatewayListener, listenOnGateway } from '../network/listen-on-gateway.ts';
import { httpListener } from '../wire/http-listener.ts';
import type { Respond } from '../wire/wire.ts';
import type { Settings } from './settings.ts';

const PORT = 'machine-door-port';

export interface MachineDoorOptions {
  /** This host's address in the machines' network. */
  gateway: string;
  settings: Settings;
  respond: Respond;
  metadata: Metadata;
  report: (line: string) => void;
}

/**
 * What machines reach of this cloud: the agents' routes, objects in S3 for reading and their own metadata. Each of them
 * asks who calls; nothing else is here.
 */
export function openMachineDoor({
  gateway,
  settings,
  respond,
  metadata,
  report,
}: MachineDoorOptions): Promise<GatewayListener> {
  const serve = httpListener(respond);
  const serveMetadata = metadataListener(metadata);
  const routes: GatewayRoute[] = [
    {
      name: 'instance metadata',
      matches: ({ url = '' }) => url.startsWith('/latest/'),
      handle: serveMetadata,
    },
    { name: 'agent routes', matches: ({ url = '' }) => url.startsWith('/agent/'), handle: serve },
    { name: 'presigned objects', matches: ({ url = '' }) => /[?&]X-Amz-Signature=/.test(url), handle: serve },
    { name: 'objects', matches: readsObject, handle: serve },
  ];
  return listenOnGateway({ gateway, port: Number(settings.get(PORT)), routes, report });
}

/** The port of the machines' door, chosen once: machines were told it when they were made. */
export async function chooseMachinePort(gateway: string, settings: Settings): Promise<number> {
  const chosen = settings.get(PORT);
  if (chosen !== undefined) return Number(chosen);
  const probe = createServer();
  await once(probe.listen(0, gateway), 'listening');
  const { port } = probe.address() as AddressInfo;
  settings.set(PORT, String(port));
  await once(probe.close(), 'close');
  return port;
}

/** A source in S3, asked for with a signature: of an access key that was given, or of the machine's own role. */
function readsObject({ method, headers }: IncomingMessage): boolean {
  const signedForS3 = /\/s3\/aws4_request\b/.test(headers.authorization ?? '');
  return signedForS3 && (method === 'GET' || method === 'HEAD');
}
