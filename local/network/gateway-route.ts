import type { IncomingMessage, ServerResponse } from 'node:http';

/** Something that instances may reach on the gateway address. */
export interface GatewayRoute {
  /** For a person, e.g. "instance metadata". */
  name: string;
  /** Decided by method, path, query and headers; the body is not read yet. */
  matches(request: IncomingMessage): boolean;
  /** Answers the request; it decides itself whom it believes. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> | void;
}
