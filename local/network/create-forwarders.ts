import { forwardPort, type PortForward } from './forward-port.ts';

export interface Forwarders {
  /**
   * The ports of this host's loopback that `owner` (a stack, say) needs from now on; they replace the ones it
   * declared before. Resolves when they are open.
   * @throws Error naming the port when it cannot be opened; the owner's other ports are open then
   */
  declare(owner: string, ports: readonly number[]): Promise<void>;
  /** The owner needs none any more. Connections through ports that nobody else needs end. */
  withdraw(owner: string): Promise<void>;
  /** The ports that are open now, in rising order. */
  ports(): number[];
  close(): Promise<void>;
}

/**
 * Lets instances reach servers on this host's loopback, at the gateway's address and the server's own port.
 * A port is open exactly while some owner declares it.
 */
export function createForwarders({ gateway }: { gateway: string }): Forwarders {
  return new DeclaredForwarders(gateway);
}

class DeclaredForwarders implements Forwarders {
  readonly #gateway: string;
  readonly #declared = new Map<string, ReadonlySet<number>>();
  readonly #open = new Map<number, PortForward>();
  /** Openings and closings follow each other; each looks at what is declared when its turn comes. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(gateway: string) {
    this.#gateway = gateway;
  }

  async declare(owner: string, ports: readonly number[]): Promise<void> {
    this.#declared.set(owner, new Set(ports));
    const refusals = await this.#converge();
    const own = ports.flatMap((port) => refusals.get(port) ?? []);
    if (own.length > 0) throw new Error(own.join(' '));
  }

  async withdraw(owner: string): Promise<void> {
    this.#declared.delete(owner);
    await this.#converge();
  }

  ports(): number[] {
    return [...this.#open.keys()].sort((a, b) => a - b);
  }

  async close(): Promise<void> {
    this.#declared.clear();
    await this.#converge();
  }

  /** Resolves with the ports that could not be opened, and why. */
  #converge(): Promise<Map<number, string>> {
    const done = this.#turn.then(() => this.#openAndClose());
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #openAndClose(): Promise<Map<number, string>> {
    const wanted = new Set([...this.#declared.values()].flatMap((ports) => [...ports]));
    const unneeded = [...this.#open].filter(([port]) => !wanted.has(port));
    await Promise.all(unneeded.map(([port, forward]) => this.#close(port, forward)));
    const refusals = new Map<number, string>();
    const missing = [...wanted].filter((port) => !this.#open.has(port));
    await Promise.all(missing.map((port) => this.#tryToOpen(port, refusals)));
    return refusals;
  }

  async #close(port: number, forward: PortForward): Promise<void> {
    this.#open.delete(port);
    await forward.close();
  }

  async #tryToOpen(port: number, refusals: Map<number, string>): Promise<void> {
    try {
      this.#open.set(port, await forwardPort({ host: this.#gateway, port }, { host: '127.0.0.1', port }));
    } catch (error) {
      // Taken: by a server that listens on all addresses, so that instances reach it without us.
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return;
      refusals.set(
        port,
        `Instances cannot reach port ${port} of this host: ${error instanceof Error ? error.message : error}.`,
      );
    }
  }
}
