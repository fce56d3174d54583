import type { EngineMachine, EngineState } from '../../contracts/engine.ts';

type Listener = (change: EngineMachine) => void;

/**
 * What we know of each machine's state, so that only changes that nobody asked for are told.
 *
 *   stop() asked  ──▶ quiet ──────────────▶ known: stopped
 *   engine event        "die" (ignored)         late "die": state is read again, equals what is known: silence
 *
 * An event is only a hint that something changed; what is compared is the state read after it.
 */
export class KnownStates {
  readonly #known = new Map<string, EngineState>();
  readonly #quiet = new Map<string, number>();
  readonly #listeners = new Set<Listener>();

  /** Does work that leads to `outcome`, if to any; what is seen of this machine meanwhile is our own doing. */
  async during(
    ec2InstanceId: string,
    outcome: EngineState | undefined,
    work: () => Promise<void>,
  ): Promise<void> {
    this.#quiet.set(ec2InstanceId, (this.#quiet.get(ec2InstanceId) ?? 0) + 1);
    try {
      await work();
      if (outcome) this.learn({ ec2InstanceId, state: outcome });
    } finally {
      this.#endQuiet(ec2InstanceId);
    }
  }

  /** Takes note of a state without telling anyone. */
  learn({ ec2InstanceId, state }: EngineMachine): void {
    if (state === 'absent') this.#known.delete(ec2InstanceId);
    else this.#known.set(ec2InstanceId, state);
  }

  /** Tells the listeners when this is news. */
  observe(machine: EngineMachine): void {
    if (this.#quiet.has(machine.ec2InstanceId)) return;
    if ((this.#known.get(machine.ec2InstanceId) ?? 'absent') === machine.state) return;
    this.learn(machine);
    for (const listener of this.#listeners) listener(machine);
  }

  /** A machine that was just made is no news. Of one that was known before, what was known stays. */
  meet(machine: EngineMachine): void {
    if (!this.#known.has(machine.ec2InstanceId)) this.learn(machine);
  }

  /** The machines that we believe to exist. */
  ids(): string[] {
    return [...this.#known.keys()];
  }

  /** @returns what ends it */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #endQuiet(ec2InstanceId: string): void {
    const left = (this.#quiet.get(ec2InstanceId) ?? 1) - 1;
    if (left === 0) this.#quiet.delete(ec2InstanceId);
    else this.#quiet.set(ec2InstanceId, left);
  }
}
