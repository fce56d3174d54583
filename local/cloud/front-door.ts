import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpListener } from '../wire/http-listener.ts';
import type { Respond } from '../wire/wire.ts';

/** The HTTP server of the cloud. It has its port at once; requests wait until there is someone to answer them. */
export class FrontDoor {
  readonly #server: Server;
  readonly #opened = Promise.withResolvers<Respond>();

  readonly #besides: { prefix: string; listener: RequestListener }[] = [];

  private constructor() {
    const serve = httpListener(async (request) => (await this.#opened.promise)(request));
    this.#server = createServer((request, response) => {
      const { listener = serve } = this.#besides.find(({ prefix }) => request.url?.startsWith(prefix)) ?? {};
      listener(request, response);
    });
    // Agents call once a minute: a connection that is kept for less is made anew each time.
    this.#server.keepAliveTimeout = 75_000;
  }

  /** @throws Error EADDRINUSE when another program has the port */
  static async listen(port: number): Promise<FrontDoor> {
    const door = new FrontDoor();
    await once(door.#server.listen(port, '127.0.0.1'), 'listening');
    return door;
  }

  get endpoint(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Has requests below a path answered by someone else. */
  also(prefix: string, listener: RequestListener): void {
    this.#besides.push({ prefix, listener });
  }

  open(respond: Respond): void {
    this.#opened.resolve(respond);
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
