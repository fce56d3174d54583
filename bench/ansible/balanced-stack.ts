import type { Connection } from '../../local/system/connection.ts';
import { throughOpswright } from '../comparison/through-opswright.ts';
import { BenchStack } from '../system/bench-stack.ts';
import { EXAMPLE_TAG } from '../system/example-git.ts';
import { poll } from '../system/poll.ts';
import type { Built } from './built.ts';
import { untilBothServe } from './until-both-serve.ts';

/** A stack of two PHP servers behind HAProxy, whose instances were never started. */
export class BalancedStack {
  readonly #stack: BenchStack;
  readonly php: readonly string[];
  readonly lb: string;

  private constructor(stack: BenchStack, php: string[], lb: string) {
    this.#stack = stack;
    this.php = php;
    this.lb = lb;
  }

  static async create(connection: Connection, repository: string): Promise<BalancedStack> {
    const stack = await BenchStack.create(connection, 'Balanced');
    const [phpLayer, lbLayer] = [await stack.createLayer('php-app'), await stack.createLayer('lb')];
    await stack.createApp({ name: 'simplephpapp', type: 'php', url: repository, revision: EXAMPLE_TAG });
    const php = [await stack.createInstance(phpLayer), await stack.createInstance(phpLayer)];
    return new BalancedStack(stack, php, await stack.createInstance(lbLayer));
  }

  get #all(): string[] {
    return [...this.php, this.lb];
  }

  instance(instanceId: string) {
    return this.#stack.instance(instanceId);
  }

  /** The boot of its instances is part of `first`. */
  async build(): Promise<Built> {
    const names = await Promise.all(this.php.map(async (id) => (await this.instance(id)).Hostname ?? ''));
    const begin = performance.now();
    await Promise.all(this.#all.map((id) => this.#stack.start(id)));
    const ip = await poll('the address of HAProxy', async () => (await this.instance(this.lb)).PrivateIp);
    await untilBothServe(ip, names);
    const first = (performance.now() - begin) / 1000;
    await Promise.all(this.#all.map((id) => this.#stack.untilOnline(id)));
    await this.#stack.untilConfigured(this.#all);
    const again = await throughOpswright(this.#stack, { command: 'setup', instanceIds: this.#all });
    return { first, again: again.seconds };
  }

  /** Stops its instances, so that they take no time from what is measured next. */
  async close(): Promise<void> {
    await this.#stack.stopAll(this.#all);
    this.#stack.close();
  }
}
