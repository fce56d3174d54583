import type Docker from 'dockerode';
import type {
  Engine,
  EngineMachine,
  EngineState,
  MachineSpec,
  MachineVolume,
  Preparation,
} from '../../contracts/engine.ts';
import { MachineNotRunningError } from '../../contracts/machine-not-running-error.ts';
import { attachVolume } from './attach-volume.ts';
import { CLOUD_LABEL } from './cloud-label.ts';
import type { ContainerNetwork } from './container-network.ts';
import { containerOptions } from './container-options.ts';
import { createOnce } from './create-once.ts';
import { createVolumes } from './create-volumes.ts';
import { environmentFiles } from './environment-files.ts';
import { followEvents } from './follow-events.ts';
import { INSTANCE_LABEL } from './instance-label.ts';
import { instanceName } from './instance-name.ts';
import { KnownStates } from './known-states.ts';
import type { MachineImages } from './machine-images.ts';
import { machineState } from './machine-state.ts';
import { runScript, type ScriptResult } from './run-script.ts';
import { stopContainer } from './stop-container.ts';
import { tolerate } from './tolerate.ts';
import { volumeName } from './volume-name.ts';

export interface DockerEngineOptions {
  docker: Docker;
  name: 'docker' | 'podman';
  /** See cloudPrefix: whose machines these are. */
  prefix: string;
  images: MachineImages;
  /** From ensureNetwork. */
  network: ContainerNetwork;
  report: (line: string) => void;
}

/** Machines as containers that run systemd, by the API that Docker and Podman share. */
export function createDockerEngine(options: DockerEngineOptions): Engine {
  return new DockerEngine(options);
}

class DockerEngine implements Engine {
  readonly name: 'docker' | 'podman';
  readonly #options: DockerEngineOptions;
  readonly #states = new KnownStates();
  /** States are read one after another, so that an older reading never comes last. */
  #readings: Promise<void> = Promise.resolve();
  #events: { close(): void } | undefined;

  constructor(options: DockerEngineOptions) {
    this.name = options.name;
    this.#options = options;
  }

  prepare(spec: MachineSpec): Promise<Preparation | undefined> {
    return this.#options.images.prepare(spec);
  }

  async create(spec: MachineSpec): Promise<void> {
    const id = spec.ec2InstanceId;
    await this.#states.during(id, undefined, async () => {
      await createVolumes(this.#options, spec.volumes);
      await this.#createContainer(spec);
      // Written even when it existed: the first attempt may have ended before.
      await this.#container(id).putArchive(environmentFiles(spec.environment), { path: '/' });
      this.#states.meet({ ec2InstanceId: id, state: await this.#stateOf(id) });
    });
    await this.#look(id);
  }

  async start(ec2InstanceId: string): Promise<void> {
    await this.#change(ec2InstanceId, 'running', (container) => tolerate([304], container.start()));
  }

  async stop(ec2InstanceId: string): Promise<void> {
    await this.#change(ec2InstanceId, 'stopped', stopContainer);
  }

  async reboot(ec2InstanceId: string): Promise<void> {
    await this.#change(ec2InstanceId, 'running', async (container) => {
      await stopContainer(container);
      await tolerate([304], container.start());
    });
  }

  async remove(ec2InstanceId: string): Promise<void> {
    await this.#change(ec2InstanceId, 'absent', async (container) => {
      // 409: it is being removed already; that ends without us.
      await tolerate([404, 409], container.remove({ force: true, v: true }));
      await tolerate([404], container.wait({ condition: 'removed' }));
    });
  }

  async list(): Promise<EngineMachine[]> {
    const machines = await this.#list();
    for (const machine of machines) this.#states.learn(machine);
    return machines;
  }

  async attachVolume(ec2InstanceId: string, volume: MachineVolume): Promise<void> {
    await attachVolume(this.#options, this.#nameOf(ec2InstanceId), volume);
  }

  async removeVolume(name: string): Promise<void> {
    await tolerate([404], this.#options.docker.getVolume(volumeName(this.#options.prefix, name)).remove());
  }

  async run(ec2InstanceId: string, script: string): Promise<ScriptResult> {
    const result = await runScript(this.#options.docker, this.#container(ec2InstanceId), script);
    if (!result) throw new MachineNotRunningError(ec2InstanceId);
    return result;
  }

  watch(onChange: (change: EngineMachine) => void): { close(): void } {
    this.#events ??= this.#follow();
    return { close: this.#states.listen(onChange) };
  }

  async close(): Promise<void> {
    this.#options.images.close();
    this.#events?.close();
    await this.#readings;
  }

  async #createContainer(spec: MachineSpec): Promise<void> {
    const { docker, images, report } = this.#options;
    const { tag, what } = await images.choose(spec);
    const created = await createOnce(docker, containerOptions(spec, { ...this.#options, image: tag }));
    if (created && what) report(`Instance ${instanceName(spec)} boots from ${tag}, with ${what}.`);
  }

  #container(ec2InstanceId: string): Docker.Container {
    return this.#options.docker.getContainer(this.#nameOf(ec2InstanceId));
  }

  #nameOf(ec2InstanceId: string): string {
    return `${this.#options.prefix}-${ec2InstanceId}`;
  }

  async #change(
    id: string,
    outcome: EngineState,
    work: (container: Docker.Container) => Promise<unknown>,
  ): Promise<void> {
    await this.#states.during(id, outcome, async () => {
      await work(this.#container(id));
    });
    // It may have died right after; its event was taken for our own doing.
    if (outcome === 'running') await this.#look(id);
  }

  #follow(): { close(): void } {
    const { docker, prefix, report } = this.#options;
    return followEvents({
      docker,
      prefix,
      report,
      onConnected: () => this.#lookAtAll(),
      onEvent: (id) => this.#look(id),
    });
  }

  #look(ec2InstanceId: string): Promise<void> {
    return this.#read(async () => {
      this.#states.observe({ ec2InstanceId, state: await this.#stateOf(ec2InstanceId) });
    });
  }

  /** After a gap in the events: each machine that is there, and those that are no longer. */
  #lookAtAll(): Promise<void> {
    return this.#read(async () => {
      const machines = await this.#list();
      const present = new Set(machines.map((machine) => machine.ec2InstanceId));
      const gone = this.#states.ids().filter((id) => !present.has(id));
      for (const machine of machines) this.#states.observe(machine);
      for (const ec2InstanceId of gone) this.#states.observe({ ec2InstanceId, state: 'absent' });
    });
  }

  #read(reading: () => Promise<void>): Promise<void> {
    const done = this.#readings.then(reading);
    this.#readings = done.catch(() => undefined);
    return done;
  }

  async #stateOf(ec2InstanceId: string): Promise<EngineState> {
    const container = await tolerate([404], this.#container(ec2InstanceId).inspect());
    return container ? machineState(container.State.Status) : 'absent';
  }

  async #list(): Promise<EngineMachine[]> {
    const filters = { label: [`${CLOUD_LABEL}=${this.#options.prefix}`] };
    const containers = await this.#options.docker.listContainers({ all: true, filters });
    return containers.flatMap(({ Labels, State }) => {
      const ec2InstanceId = Labels[INSTANCE_LABEL];
      return ec2InstanceId ? [{ ec2InstanceId, state: machineState(State) }] : [];
    });
  }
}
