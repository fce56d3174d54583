import { setTimeout } from 'node:timers/promises';
import type { Machine } from '../system/machine.ts';
import type { RealWorld } from '../system/real-world.ts';
import { ByHand } from './by-hand.ts';
import { byHandEverywhere } from './by-hand-everywhere.ts';
import { expectNewRelease } from './expect-new-release.ts';
import { type FirstLine, firstLine } from './first-line.ts';
import { type Deploy, throughOpswright } from './through-opswright.ts';

/** Both sides begin on machines that have come to rest. */
const REST_MS = 1000;

export interface Round {
  /** Seconds. */
  opswright: number;
  /** Seconds. */
  byHand: number;
  /** Of the first machine's run through Opswright. */
  firstLine: FirstLine;
}

/** Deploys the same app to the same machines through Opswright and by hand, turn by turn. */
export class Comparison {
  readonly #world: RealWorld;
  readonly #machines: readonly [Machine, ...Machine[]];
  readonly #hands: readonly ByHand[];

  private constructor(world: RealWorld, machines: readonly [Machine, ...Machine[]], hands: ByHand[]) {
    this.#world = world;
    this.#machines = machines;
    this.#hands = hands;
  }

  /** Runs both sides once, uncounted: that fills caches, and leaves the documents that the other side takes. */
  static async open(world: RealWorld, machines: readonly [Machine, ...Machine[]]): Promise<Comparison> {
    const { deploymentId } = await throughOpswright(world, machines);
    const hands = machines.map(async (machine) =>
      ByHand.of(machine, await world.stack.commandOf(deploymentId, machine.instanceId)),
    );
    const comparison = new Comparison(world, machines, await Promise.all(hands));
    await comparison.#byHand();
    return comparison;
  }

  /** One deploy of each side; `handFirst` says in which order. */
  async round(handFirst: boolean): Promise<Round> {
    const early = handFirst ? await this.#byHand() : undefined;
    const deployed = await this.#opswright();
    const byHand = early ?? (await this.#byHand());
    return { opswright: deployed.seconds, byHand, firstLine: await this.#firstLine(deployed) };
  }

  async #opswright(): Promise<Deploy> {
    await setTimeout(REST_MS);
    return expectNewRelease(this.#machines, () => throughOpswright(this.#world, this.#machines));
  }

  async #byHand(): Promise<number> {
    await setTimeout(REST_MS);
    return expectNewRelease(this.#machines, () => byHandEverywhere(this.#hands));
  }

  async #firstLine({ deploymentId, answeredMs }: Deploy): Promise<FirstLine> {
    const [machine] = this.#machines;
    const commandId = await this.#world.stack.commandOf(deploymentId, machine.instanceId);
    return firstLine({ dataDir: this.#world.system.dataDir, machine, commandId, sinceMs: answeredMs });
  }
}
