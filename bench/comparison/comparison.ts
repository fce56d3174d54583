import { setTimeout } from 'node:timers/promises';
import type { BenchStack, Order } from '../system/bench-stack.ts';
import type { Machine } from '../system/machine.ts';
import { ByHand } from './by-hand.ts';
import { byHandEverywhere } from './by-hand-everywhere.ts';
import { expectNewRelease } from './expect-new-release.ts';
import { type Ordered, throughOpswright } from './through-opswright.ts';

/** Both sides begin on machines that have come to rest. */
const REST_MS = 1000;

/** What is run through Opswright and by hand. */
export interface Subject {
  stack: BenchStack;
  machines: readonly Machine[];
  order: Omit<Order, 'instanceIds'>;
  /** The short name of the app that each run releases, on layers that serve one. */
  releases?: string;
}

export interface Round {
  ordered: Ordered;
  /** Seconds of the run through Opswright. */
  opswright: number;
  /** Seconds. */
  byHand: number;
}

/** The same run on the same machines through Opswright and by hand, turn by turn. */
export class Comparison {
  readonly #subject: Subject;
  readonly #hands: readonly ByHand[];

  private constructor(subject: Subject, hands: ByHand[]) {
    this.#subject = subject;
    this.#hands = hands;
  }

  /** Runs both sides once, uncounted: that fills caches, and leaves the documents that the other side takes. */
  static async open(subject: Subject): Promise<Comparison> {
    const { stack, machines } = subject;
    const { deploymentId } = await ordered(subject);
    const hands = machines.map(async (machine) =>
      ByHand.of(machine, await stack.commandOf(deploymentId, machine.instanceId)),
    );
    const comparison = new Comparison(subject, await Promise.all(hands));
    await comparison.#byHand();
    return comparison;
  }

  /** That many rounds, each side first in every second one. */
  async rounds(count: number, progress: (line: string) => void): Promise<Round[]> {
    const taken: Round[] = [];
    for (let number = 1; number <= count; number += 1) {
      const round = await this.#round(number % 2 === 0);
      const words = `${round.opswright.toFixed(2)} s, by hand ${round.byHand.toFixed(2)} s`;
      progress(`  ${number} of ${count}: ${words}`);
      taken.push(round);
    }
    return taken;
  }

  async #round(handFirst: boolean): Promise<Round> {
    const early = handFirst ? await this.#byHand() : undefined;
    const through = await this.#opswright();
    const byHand = early ?? (await this.#byHand());
    return { ordered: through, opswright: through.seconds, byHand };
  }

  #opswright(): Promise<Ordered> {
    return this.#atRest(() => ordered(this.#subject));
  }

  #byHand(): Promise<number> {
    return this.#atRest(() => byHandEverywhere(this.#hands));
  }

  async #atRest<T>(side: () => Promise<T>): Promise<T> {
    const { machines, releases } = this.#subject;
    await setTimeout(REST_MS);
    return releases === undefined ? side() : expectNewRelease(releases, machines, side);
  }
}

/** A Setup is followed by a Configure, of which the other side must feel nothing. */
async function ordered({ stack, machines, order }: Subject): Promise<Ordered> {
  const instanceIds = machines.map(({ instanceId }) => instanceId);
  // Commands tell their time in whole seconds.
  const begunMs = Math.floor(Date.now() / 1000) * 1000;
  const run = await throughOpswright(stack, { ...order, instanceIds });
  if (order.command === 'setup') await stack.untilConfigured(instanceIds, begunMs);
  return run;
}
