import type { Machine, Scope, State } from '../language/machine.ts';
import type { Branch, BranchId } from './branch.ts';
import type { Deed } from './deed.ts';
import type { Execution } from './execution.ts';
import type { HistoryEvent } from './history-event.ts';
import type { World } from './world.ts';

/** AWS ends an execution whose history grows beyond this. */
const LONGEST_HISTORY = 25_000;

/**
 * The scratchpad of one step: it starts as the execution before and ends as the one after. Nothing of it is seen
 * outside until `finish`, so a step is a pure function however its rules are written.
 */
export class Draft {
  readonly machine: Machine;
  readonly world: World;
  readonly history: HistoryEvent[] = [];
  readonly deeds: Deed[] = [];
  readonly #branches: Map<BranchId, Branch>;
  #execution: Execution;

  constructor(machine: Machine, execution: Execution, world: World) {
    this.machine = machine;
    this.world = world;
    this.#execution = execution;
    this.#branches = new Map(execution.branches);
  }

  get execution(): Execution {
    return this.#execution;
  }

  changeExecution(change: Partial<Execution>): void {
    this.#execution = { ...this.#execution, ...change };
  }

  finish(): Execution {
    return { ...this.#execution, branches: this.#branches };
  }

  nextId(): number {
    return this.nextIds(1);
  }

  /** The first of `count` new ids that follow each other. */
  nextIds(count: number): number {
    const { lastId } = this.#execution;
    this.changeExecution({ lastId: lastId + count });
    return lastId + 1;
  }

  find(id: BranchId): Branch | undefined {
    return this.#branches.get(id);
  }

  branch(id: BranchId): Branch {
    const branch = this.#branches.get(id);
    if (branch === undefined) throw new Error(`Execution ${this.#execution.arn} has no branch ${id}`);
    return branch;
  }

  add(branch: Branch): void {
    this.#branches.set(branch.id, branch);
  }

  change(id: BranchId, change: Partial<Branch>): void {
    this.#branches.set(id, { ...this.branch(id), ...change });
  }

  remove(id: BranchId): void {
    this.#branches.delete(id);
  }

  /** The states that a branch moves in. */
  scopeOf(branch: Branch): Scope {
    if (branch.parent === undefined) return this.machine.scope;
    const state = this.stateOf(this.branch(branch.parent));
    const scope = innerScope(state, branch.index);
    if (scope === undefined) throw new Error(`State '${state.name}' has no branch ${branch.index}`);
    return scope;
  }

  stateOf(branch: Branch): State {
    const state = this.scopeOf(branch).states.get(branch.state);
    if (state === undefined) throw new Error(`Machine '${this.machine.name}' has no state '${branch.state}'`);
    return state;
  }

  /** Adds to the history: of a branch, or of the execution as a whole. */
  record(id: BranchId | undefined, type: string, details: HistoryEvent['details'] = {}): void {
    const lastEvent = this.#execution.lastEvent + 1;
    const branch = id === undefined ? undefined : this.find(id);
    const previousEventId = branch?.lastEvent ?? this.#execution.lastEvent;
    this.history.push({ id: lastEvent, previousEventId, timestamp: this.world.now, type, details });
    this.changeExecution({ lastEvent });
    if (branch !== undefined) this.change(branch.id, { lastEvent });
    // The closing event itself must still fit.
    if (id !== undefined && lastEvent >= LONGEST_HISTORY) {
      throw new Error(`The execution reached the maximum number of history events (${LONGEST_HISTORY}).`);
    }
  }
}

function innerScope(state: State, index: number): Scope | undefined {
  if (state.type === 'Map') return state.processor;
  return state.type === 'Parallel' ? state.branches[index] : undefined;
}
