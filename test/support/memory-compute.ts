import { LaunchRefusedError } from '../../src/domain/errors.ts';
import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import type { LaunchPlan } from '../../src/domain/instance/launch-plan.ts';
import type { Compute, Machine, MachineState, SecurityGroup } from '../../src/ports/compute.ts';
import { copyJson } from './copy-json.ts';
import { MemoryMachines } from './memory-machines.ts';

export type ComputeCall = Exclude<keyof Compute, 'ensureSecurityGroups'>;

export interface MachineScript {
  /** Hears every change of state, as EC2's events would tell it. */
  changed?(machine: Machine): void;
  /** Called before each call: what it throws is the call's error. */
  before?(call: ComputeCall, subject: string): void;
}

export interface MemoryCompute extends Compute {
  readonly launches: LaunchPlan[];
  readonly reboots: Ec2InstanceId[];
  readonly groups: SecurityGroup[];
  machines(): Machine[];
  /** What the test's EC2 does next with this machine: calls only ever begin a change, this ends it. */
  become(id: Ec2InstanceId, state: MachineState, stateReason?: string): void;
  /** Ends every change that is under way: pending → running, stopping → stopped, shutting-down → terminated. */
  settle(): void;
  /** EC2 forgets a terminated machine about an hour later. */
  forget(id: Ec2InstanceId): void;
}

/** The Compute port in memory: machines change state only when the test says so. */
export function createMemoryCompute(script: MachineScript = {}): MemoryCompute {
  const machines = new MemoryMachines((machine) => script.changed?.(machine));
  const launches = new Launches(machines);
  const reboots: Ec2InstanceId[] = [];
  const groups: SecurityGroup[] = [];

  async function call<R>(name: ComputeCall, subject: string, work: () => R): Promise<R> {
    script.before?.(name, subject);
    return copyJson(work());
  }

  return {
    launches: launches.plans,
    reboots,
    groups,
    machines: () => machines.all().map(copyJson),
    become: (id, state, stateReason) => machines.become(id, state, stateReason),
    settle: () => machines.settle(),
    forget: (id) => machines.forget(id),
    launch: (plan) => call('launch', plan.clientToken, () => launches.launch(copyJson(plan))),
    start: (id) => call('start', id, () => machines.start(id)),
    stop: (id) => call('stop', id, () => machines.stop(id)),
    reboot: (id) => call('reboot', id, () => void reboots.push(machines.known(id).ec2InstanceId)),
    terminate: (id) => call('terminate', id, () => machines.terminate(id)),
    describe: (id) => call('describe', id, () => machines.find(id)),
    findByToken: (token) => call('findByToken', token, () => launches.madeBy(token)),
    ensureSecurityGroups: async (wanted, vpcId = 'default') => {
      const missing = wanted.filter(({ name }) => !groups.some((group) => group.name === name));
      groups.push(...missing.map(copyJson));
      return wanted.map(({ name }) => `sg-${vpcId}-${name}`);
    },
  };
}

/** Launches by their token: the same token is the same machine, and must come with the same parameters. */
class Launches {
  readonly plans: LaunchPlan[] = [];
  readonly #ids = new Map<string, Ec2InstanceId>();
  readonly #machines: MemoryMachines;

  constructor(machines: MemoryMachines) {
    this.#machines = machines;
  }

  launch(plan: LaunchPlan): Machine {
    const id = this.#ids.get(plan.clientToken);
    if (id) return this.#again(plan, id);
    this.plans.push(plan);
    const machine = this.#machines.make(plan);
    this.#ids.set(plan.clientToken, machine.ec2InstanceId);
    return machine;
  }

  #again(plan: LaunchPlan, id: Ec2InstanceId): Machine {
    const first = this.plans.find(({ clientToken }) => clientToken === plan.clientToken);
    if (JSON.stringify(first) !== JSON.stringify(plan))
      throw new LaunchRefusedError(
        'IdempotentParameterMismatch: the client token was used with other parameters',
      );
    return this.#machines.known(id);
  }

  madeBy(token: string): Machine[] {
    const id = this.#ids.get(token);
    const machine = id && this.#machines.find(id);
    return machine ? [machine] : [];
  }
}
