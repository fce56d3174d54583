import { LaunchRefusedError, UnavailableError } from '../../src/domain/errors.ts';
import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import type { LaunchPlan } from '../../src/domain/instance/launch-plan.ts';
import type { Compute, Machine, MachineState, SecurityGroup } from '../../src/ports/compute.ts';
import { copyJson } from './copy-json.ts';

export type ComputeCall = 'launch' | 'start' | 'stop' | 'reboot' | 'terminate' | 'describe' | 'findByToken';

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

const ENDS: Partial<Record<MachineState, MachineState>> = {
  pending: 'running',
  stopping: 'stopped',
  'shutting-down': 'terminated',
};

/** The Compute port in memory: machines change state only when the test says so. */
export function createMemoryCompute(script: MachineScript = {}): MemoryCompute {
  const machines = new Map<Ec2InstanceId, Machine>();
  const launched = new Map<string, { request: LaunchPlan; id: Ec2InstanceId }>();
  const launches: LaunchPlan[] = [];
  const reboots: Ec2InstanceId[] = [];
  const groups: SecurityGroup[] = [];

  function become(id: Ec2InstanceId, state: MachineState, stateReason?: string): void {
    const machine = known(id);
    if (machine.state === state) return;
    machine.state = state;
    machine.stateReason = stateReason;
    script.changed?.(copyJson(machine));
  }

  function known(id: Ec2InstanceId): Machine {
    const machine = machines.get(id);
    if (!machine) throw new LaunchRefusedError(`The instance ID '${id}' does not exist`);
    return machine;
  }

  function launch(request: LaunchPlan): Machine {
    const earlier = launched.get(request.clientToken);
    if (earlier && JSON.stringify(earlier.request) !== JSON.stringify(request))
      throw new LaunchRefusedError(
        'IdempotentParameterMismatch: the client token was used with other parameters',
      );
    if (earlier) return known(earlier.id);
    const machine = newMachine(machines.size + 1, request);
    machines.set(machine.ec2InstanceId, machine);
    launched.set(request.clientToken, { request, id: machine.ec2InstanceId });
    launches.push(request);
    script.changed?.(copyJson(machine));
    return machine;
  }

  function start(id: Ec2InstanceId): void {
    const { state } = known(id);
    if (state === 'stopping') throw new UnavailableError(`${id} is stopping and cannot be started yet.`);
    if (state === 'shutting-down' || state === 'terminated')
      throw new LaunchRefusedError(`${id} is terminated and cannot be started again.`);
    if (state === 'stopped') become(id, 'pending');
  }

  function stop(id: Ec2InstanceId): void {
    const state = machines.get(id)?.state;
    if (state === 'pending') throw new UnavailableError(`${id} is pending and cannot be stopped yet.`);
    if (state === 'running') become(id, 'stopping');
  }

  function terminate(id: Ec2InstanceId): void {
    const state = machines.get(id)?.state;
    if (state && state !== 'terminated') become(id, 'shutting-down');
  }

  async function call<R>(name: ComputeCall, subject: string, work: () => R): Promise<R> {
    script.before?.(name, subject);
    return copyJson(work());
  }

  return {
    launches,
    reboots,
    groups,
    machines: () => [...machines.values()].map(copyJson),
    become,
    settle: () => {
      for (const { ec2InstanceId, state } of [...machines.values()])
        become(ec2InstanceId, ENDS[state] ?? state);
    },
    forget: (id) => void machines.delete(id),
    launch: (request) => call('launch', request.clientToken, () => launch(copyJson(request))),
    start: (id) => call('start', id, () => start(id)),
    stop: (id) => call('stop', id, () => stop(id)),
    reboot: (id) => call('reboot', id, () => void reboots.push(known(id).ec2InstanceId)),
    terminate: (id) => call('terminate', id, () => terminate(id)),
    describe: (id) => call('describe', id, () => machines.get(id)),
    findByToken: (clientToken) =>
      call('findByToken', clientToken, () => {
        const found = machines.get(launched.get(clientToken)?.id ?? ('' as Ec2InstanceId));
        return found ? [found] : [];
      }),
    ensureSecurityGroups: async (wanted, vpcId) => {
      for (const group of wanted)
        if (!groups.some(({ name }) => name === group.name)) groups.push(copyJson(group));
      return wanted.map(({ name }) => `sg-${vpcId ?? 'default'}-${name}`);
    },
  };
}

function newMachine(number: number, request: LaunchPlan): Machine {
  return {
    ec2InstanceId: `i-${number.toString(16).padStart(17, '0')}` as Ec2InstanceId,
    state: 'pending',
    imageId: request.imageId,
    availabilityZone: request.availabilityZone,
    subnetId: request.subnetId,
    privateIp: `10.0.${number >> 8}.${number & 255}`,
    privateDns: `ip-10-0-${number >> 8}-${number & 255}.ec2.internal`,
    rootDeviceVolumeId: `vol-${number.toString(16).padStart(17, '0')}`,
    securityGroupIds: request.securityGroupIds,
  };
}
