import { createServer, type Server } from 'node:http';
import type { AwsService } from '../contracts/aws-service.ts';
import type { AdmitCall } from './admit-call.ts';
import type { Endpoint } from './endpoint.ts';
import type { FindCredentials } from './find-credentials.ts';
import { httpListener } from './http-listener.ts';
import { sdkEndpoint } from './sdk-endpoint.ts';
import { createWire } from './wire.ts';

export interface WireServerOptions {
  services: readonly AwsService[];
  /** Services with a wire of their own. */
  endpoints?: readonly Endpoint[];
  credentials: FindCredentials;
  admit?: AdmitCall;
}

/** An HTTP server, not yet listening, that answers for these services alone. */
export function createWireServer({
  services,
  endpoints = [],
  credentials,
  admit,
}: WireServerOptions): Server {
  const all = [...services.map((service) => sdkEndpoint(service, admit)), ...endpoints];
  return createServer(httpListener(createWire({ endpoints: all, credentials })));
}
