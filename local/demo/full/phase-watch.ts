import { type InstanceTimes, PHASES, type Phase } from './full-times.ts';

interface Watched {
  status: string;
  since: number;
  phases: Record<Phase, number>;
  online: number;
}

/** Sums up how long instances are in each state on their way to online, from what is seen of them. */
export class PhaseWatch {
  readonly #now: () => number;
  readonly #begin: number;
  readonly #watched = new Map<string, Watched>();

  /** @param now seconds, from any beginning */
  constructor(now: () => number) {
    this.#now = now;
    this.#begin = now();
  }

  /** Takes down what an instance is at this moment; answers whether it was something else before. */
  see(hostname: string, status: string): boolean {
    const now = this.#now();
    const before = this.#watched.get(hostname) ?? beginning(this.#begin);
    if (before.status === status) return false;
    const phases = { ...before.phases };
    if (isPhase(before.status)) phases[before.status] += now - before.since;
    const online = status === 'online' ? now - this.#begin : before.online;
    this.#watched.set(hostname, { status, since: now, phases, online });
    return true;
  }

  times(): InstanceTimes[] {
    return [...this.#watched].map(([hostname, { phases, online }]) => ({ hostname, phases, online }));
  }
}

/** Nothing of an instance has been seen yet; it was asked to start, which is its first phase. */
function beginning(since: number): Watched {
  return {
    status: 'requested',
    since,
    phases: { requested: 0, pending: 0, booting: 0, running_setup: 0 },
    online: 0,
  };
}

function isPhase(status: string): status is Phase {
  return PHASES.some((phase) => phase === status);
}
