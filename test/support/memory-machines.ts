import { LaunchRefusedError, UnavailableError } from '../../src/domain/errors.ts';
import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import type { LaunchPlan } from '../../src/domain/instance/launch-plan.ts';
import type { Machine, MachineState } from '../../src/ports/compute.ts';
import { copyJson } from './copy-json.ts';

const ENDS: Partial<Record<MachineState, MachineState>> = {
  pending: 'running',
  stopping: 'stopped',
  'shutting-down': 'terminated',
};

/** The machines of a test's EC2: what may be asked of each state, and what it becomes. */
export class MemoryMachines {
  readonly #machines = new Map<Ec2InstanceId, Machine>();
  readonly #changed: (machine: Machine) => void;
  #made = 0;

  constructor(changed: (machine: Machine) => void) {
    this.#changed = changed;
  }

  all(): Machine[] {
    return [...this.#machines.values()];
  }

  find(id: Ec2InstanceId): Machine | undefined {
    return this.#machines.get(id);
  }

  /** @throws LaunchRefusedError in the words of EC2 */
  known(id: Ec2InstanceId): Machine {
    const machine = this.#machines.get(id);
    if (!machine) throw new LaunchRefusedError(`The instance ID '${id}' does not exist`);
    return machine;
  }

  make(plan: LaunchPlan): Machine {
    this.#made += 1;
    const machine = newMachine(this.#made, plan);
    this.#machines.set(machine.ec2InstanceId, machine);
    this.#changed(copyJson(machine));
    return machine;
  }

  start(id: Ec2InstanceId): void {
    const { state } = this.known(id);
    if (state === 'stopping') throw new UnavailableError(`${id} is stopping and cannot be started yet.`);
    if (state === 'shutting-down' || state === 'terminated')
      throw new LaunchRefusedError(`${id} is terminated and cannot be started again.`);
    if (state === 'stopped') this.become(id, 'pending');
  }

  stop(id: Ec2InstanceId): void {
    const state = this.find(id)?.state;
    if (state === 'pending') throw new UnavailableError(`${id} is pending and cannot be stopped yet.`);
    if (state === 'running') this.become(id, 'stopping');
  }

  terminate(id: Ec2InstanceId): void {
    const state = this.find(id)?.state;
    if (state && state !== 'terminated') this.become(id, 'shutting-down');
  }

  become(id: Ec2InstanceId, state: MachineState, stateReason?: string): void {
    const machine = this.known(id);
    if (machine.state === state) return;
    machine.state = state;
    machine.stateReason = stateReason;
    this.#changed(copyJson(machine));
  }

  settle(): void {
    for (const { ec2InstanceId, state } of this.all()) this.become(ec2InstanceId, ENDS[state] ?? state);
  }

  forget(id: Ec2InstanceId): void {
    this.#machines.delete(id);
  }
}

function newMachine(number: number, plan: LaunchPlan): Machine {
  return {
    ec2InstanceId: `i-${number.toString(16).padStart(17, '0')}` as Ec2InstanceId,
    state: 'pending',
    imageId: plan.imageId,
    availabilityZone: plan.availabilityZone,
    subnetId: plan.subnetId,
    privateIp: `10.0.${number >> 8}.${number & 255}`,
    privateDns: `ip-10-0-${number >> 8}-${number & 255}.ec2.internal`,
    rootDeviceVolumeId: `vol-${number.toString(16).padStart(17, '0')}`,
    securityGroupIds: plan.securityGroupIds,
  };
}
