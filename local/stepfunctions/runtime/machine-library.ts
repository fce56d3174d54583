import { createHash } from 'node:crypto';
import type { Execution } from '../core/execution.ts';
import type { Machine } from '../language/machine.ts';
import { parseMachine } from '../language/parse-machine.ts';
import { RejectedDefinitionError } from '../language/rejected-definition-error.ts';
import type { MachineSource } from '../machine-source.ts';
import type { ExecutionStore } from '../store/execution-store.ts';

/** A machine that executions can be started of. */
export interface DeployedMachine {
  source: MachineSource;
  machine: Machine;
  /** Names this definition among all that the machine ever had. */
  digest: string;
  deployedAt: number;
}

/**
 * The deployed machines, and the definitions that open executions began with: an execution goes on with its own,
 * as on AWS, also when the program was restarted with a newer one.
 */
export class MachineLibrary {
  readonly #store: ExecutionStore;
  readonly #deployed: ReadonlyMap<string, DeployedMachine>;
  readonly #byDigest = new Map<string, Machine>();

  /** @throws RejectedDefinitionError naming the machine, state and field that this interpreter does not run */
  constructor(sources: readonly MachineSource[], store: ExecutionStore, now: number) {
    this.#store = store;
    this.#deployed = new Map(sources.map((source) => [source.arn, this.#deploy(source, now)]));
  }

  deployed(): DeployedMachine[] {
    return [...this.#deployed.values()];
  }

  find(arn: string): DeployedMachine | undefined {
    return this.#deployed.get(arn);
  }

  /** The machine that an execution runs. */
  machineOf({ definition: digest, arn }: Execution): Machine {
    const known = this.#byDigest.get(digest);
    if (known !== undefined) return known;
    const kept = this.#store.definition(digest);
    if (kept === undefined) throw new Error(`The definition of execution ${arn} is lost`);
    const machine = parseMachine(kept.name, JSON.parse(kept.definition));
    this.#byDigest.set(digest, machine);
    return machine;
  }

  /** The text of the definition that an execution runs. */
  definitionOf({ definition: digest }: Execution): string {
    return this.#store.definition(digest)?.definition ?? '{}';
  }

  #deploy(source: MachineSource, deployedAt: number): DeployedMachine {
    if (source.type !== 'STANDARD') {
      throw new RejectedDefinitionError(
        `State machine '${source.name}'`,
        `type ${source.type} does not run here.`,
      );
    }
    const text = JSON.stringify(source.definition);
    const digest = createHash('sha256').update(`${source.name}\n${text}`).digest('hex');
    const machine = parseMachine(source.name, source.definition);
    this.#byDigest.set(digest, machine);
    this.#store.keepDefinition(digest, source.name, text);
    return { source, machine, digest, deployedAt };
  }
}
