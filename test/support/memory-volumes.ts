import { LaunchRefusedError, UnavailableError } from '../../src/domain/errors.ts';
import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import type { AttachedVolume, Volumes } from '../../src/ports/volumes.ts';
import { copyJson } from './copy-json.ts';
import type { MemoryCompute } from './memory-compute.ts';

/** A volume as the test's EC2 has it. */
export interface MemoryVolume extends AttachedVolume {
  /** Absent while nobody has it. */
  machine?: Ec2InstanceId;
  size?: number;
}

export interface MemoryVolumes extends Volumes {
  /** Every volume that exists. */
  all(): MemoryVolume[];
  /** Attachments that are on their way arrive. */
  arrive(): void;
  /** Somebody deletes it behind our back. */
  lose(volumeId: string): void;
}

export interface VolumesScript {
  /** Called when an attachment begins: the test's EC2 lets it arrive whenever it likes. */
  attaching?(): void;
}

/** The Volumes port in memory, over the machines of `compute`: launches make volumes, terminations end them. */
export function createMemoryVolumes(compute: MemoryCompute, script: VolumesScript = {}): MemoryVolumes {
  const disks = new Disks(compute, () => script.attaching?.());
  return {
    all: () => disks.all().map(copyJson),
    arrive: () => {
      for (const volume of disks.all()) volume.attached = volume.machine !== undefined;
    },
    lose: (id) => disks.remove(id),
    existing: async (ids) => ids.filter((id) => disks.find(id)),
    attachedTo: async (id) => disks.of(id).map(({ machine: _, size: __, ...volume }) => copyJson(volume)),
    attach: async (volumeId, device, to) => disks.attach(volumeId, device, to),
    keep: async (id, devices, kept) => {
      for (const volume of disks.of(id)) if (devices.includes(volume.device)) volume.kept = kept;
    },
    remove: async (volumeId) => {
      const machine = disks.find(volumeId)?.machine;
      if (machine) throw new UnavailableError(`${volumeId} is still attached to ${machine}.`);
      disks.remove(volumeId);
    },
  };
}

class Disks {
  readonly #compute: MemoryCompute;
  readonly #attaching: () => void;
  readonly #volumes = new Map<string, MemoryVolume>();
  #launches = 0;
  #made = 0;

  constructor(compute: MemoryCompute, attaching: () => void) {
    this.#compute = compute;
    this.#attaching = attaching;
  }

  all(): MemoryVolume[] {
    this.#follow();
    return [...this.#volumes.values()];
  }

  find(id: string): MemoryVolume | undefined {
    return this.all().find(({ volumeId }) => volumeId === id);
  }

  of(machine: Ec2InstanceId): MemoryVolume[] {
    return this.all().filter((volume) => volume.machine === machine);
  }

  remove(id: string): void {
    this.#volumes.delete(id);
  }

  attach(volumeId: string, device: string, to: Ec2InstanceId): void {
    const volume = this.find(volumeId);
    if (!volume) throw new LaunchRefusedError(`The volume '${volumeId}' does not exist.`);
    if (volume.machine && volume.machine !== to)
      throw new UnavailableError(`${volumeId} is still attached to ${volume.machine}.`);
    if (!volume.machine) {
      Object.assign(volume, { machine: to, device, attached: false, kept: true });
      this.#attaching();
    }
    if (!volume.attached) throw new UnavailableError(`${volumeId} is on its way to ${to}.`);
  }

  /** Brings the volumes in step with what became of the machines since the last look. */
  #follow(): void {
    const machines = this.#compute.machines();
    for (const plan of this.#compute.launches.slice(this.#launches)) {
      const machine = machines[this.#launches++]?.ec2InstanceId;
      for (const device of plan.blockDevices.filter(({ volumeSize }) => volumeSize)) {
        const volumeId = `vol-${(0xf000 + this.#made++).toString(16).padStart(17, '0')}`;
        const kept = device.deleteOnTermination !== true;
        this.#volumes.set(volumeId, {
          ...{ volumeId, device: device.deviceName, size: device.volumeSize },
          ...{ machine, attached: true, kept },
        });
      }
    }
    for (const volume of this.#volumes.values()) this.#leave(volume, machines);
  }

  #leave(volume: MemoryVolume, machines: { ec2InstanceId: Ec2InstanceId; state: string }[]): void {
    const machine = machines.find(({ ec2InstanceId }) => ec2InstanceId === volume.machine);
    if (machine?.state !== 'terminated') return;
    if (!volume.kept) return void this.#volumes.delete(volume.volumeId);
    Object.assign(volume, { machine: undefined, attached: false });
  }
}
