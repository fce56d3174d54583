import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { CLOUD_LABEL } from '../../local/engines/docker/cloud-label.ts';
import { runScript } from '../../local/engines/docker/run-script.ts';
import { BenchError } from '../bench-error.ts';
import { managedImage } from './managed-image.ts';

/** Opswright counts its addresses from the first of the subnet. */
const FIRST_ADDRESS = 240;

/** systemd has started everything, and ssh answers. Until it listens on its socket, systemctl has no verdict. */
const BOOTED =
  'until systemctl is-system-running --wait 2>/dev/null | grep -qE "running|degraded"; do sleep 0.05; done; systemctl is-active ssh';

/** A container of an instance, which another is to be like. */
export interface Model {
  hostname: string;
  container: Docker.ContainerInspectInfo;
}

export interface ManagedMachine {
  hostname: string;
  ip: string;
}

/** Containers like those of instances, which are reached by ssh and have no agent. */
export class ManagedMachines {
  readonly #docker: Docker;
  readonly #models: readonly Model[];
  readonly #images: readonly string[];
  readonly #cloud: string;
  /** The private key that root takes. */
  readonly keyFile: string;

  private constructor(
    docker: Docker,
    parts: { models: readonly Model[]; images: string[]; cloud: string; keyFile: string },
  ) {
    this.#docker = docker;
    this.#models = parts.models;
    this.#images = parts.images;
    this.#cloud = parts.cloud;
    this.keyFile = parts.keyFile;
  }

  /** `cloud` is the prefix of the instances' cloud: whoever removes that removes these. */
  static async prepare(
    docker: Docker,
    models: readonly Model[],
    cloud: string,
    folder: string,
  ): Promise<ManagedMachines> {
    const images: string[] = [];
    for (const { container } of models) images.push(await managedImage(docker, container.Config.Image));
    mkdirSync(folder, { recursive: true });
    const keyFile = join(folder, 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', keyFile]);
    return new ManagedMachines(docker, { models, images, cloud, keyFile });
  }

  /** New ones, booted. */
  boot(): Promise<ManagedMachine[]> {
    return Promise.all(this.#models.map((model, index) => this.#bootOne(model, index)));
  }

  async remove(): Promise<void> {
    const containers = this.#models.map(({ hostname }) => this.#docker.getContainer(this.#nameOf(hostname)));
    await Promise.all(containers.map((container) => container.remove({ force: true, v: true })));
  }

  async #bootOne({ hostname, container: model }: Model, index: number): Promise<ManagedMachine> {
    const ip = addressOf(model, FIRST_ADDRESS + index);
    const container = await this.#docker.createContainer({
      name: this.#nameOf(hostname),
      Hostname: hostname,
      Image: this.#images[index] ?? '',
      Cmd: model.Config.Cmd,
      StopSignal: 'SIGRTMIN+3',
      Labels: { [CLOUD_LABEL]: this.#cloud },
      HostConfig: { ...model.HostConfig, PortBindings: {}, Mounts: [] },
      NetworkingConfig: { EndpointsConfig: { [networkOf(model)]: { IPAMConfig: { IPv4Address: ip } } } },
    });
    await container.start();
    await this.#run(
      container,
      `mkdir -m 700 -p /root/.ssh && echo '${this.#publicKey()}' > /root/.ssh/authorized_keys`,
    );
    await this.#run(container, BOOTED);
    return { hostname, ip };
  }

  #publicKey(): string {
    return readFileSync(`${this.keyFile}.pub`, 'utf8').trim();
  }

  async #run(container: Docker.Container, script: string): Promise<void> {
    const result = await runScript(this.#docker, container, script);
    if (result?.exitCode !== 0)
      throw new BenchError(`A machine for Ansible did not come up: ${result?.output}`);
  }

  #nameOf(hostname: string): string {
    return `${this.#cloud}-ansible-${hostname}`;
  }
}

function networkOf(model: Docker.ContainerInspectInfo): string {
  return Object.keys(model.NetworkSettings.Networks)[0] ?? '';
}

function addressOf(model: Docker.ContainerInspectInfo, last: number): string {
  const { Gateway = '' } = model.NetworkSettings.Networks[networkOf(model)] ?? {};
  return Gateway.replace(/\d+$/, String(last));
}
