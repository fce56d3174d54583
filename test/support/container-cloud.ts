import { randomBytes } from 'node:crypto';
import Docker from 'dockerode';
import type { Engine, MachineSpec } from '../../local/contracts/engine.ts';
import type { ContainerNetwork } from '../../local/engines/docker/container-network.ts';
import { createDockerEngine } from '../../local/engines/docker/docker-engine.ts';
import { ensureNetwork } from '../../local/engines/docker/ensure-network.ts';
import { removeCloud } from '../../local/engines/docker/remove-cloud.ts';
import { ensureImage } from '../../local/engines/image/ensure-image.ts';
import { oneImage } from '../../local/engines/image/one-image.ts';
import { packagesOf } from '../../local/engines/image/packages-of.ts';
import { ensureEngine } from '../../local/engines/install/ensure-engine.ts';
import { HOST_NAME } from '../../local/network/host-name.ts';

/** Time for installing an engine and building the image, where a machine has neither. */
export const FIRST_USE_MS = 15 * 60_000;

export interface ContainerCloud {
  docker: Docker;
  prefix: string;
  image: string;
  network: ContainerNetwork;
  engine: Engine;
  /** Another engine for the same machines, or for those of another cloud. */
  another(changes?: { prefix: string; network: ContainerNetwork }): Engine;
  /** A machine of its own addresses. */
  spec(changes?: Partial<MachineSpec>): MachineSpec;
  /** Leaves no container, volume or network behind. */
  close(): Promise<void>;
}

/**
 * A cloud of real containers for one test file, their image with the packages of these layers baked in. Prints what
 * takes minutes on a machine that runs it first.
 */
export async function containerCloud(layers = ['php-app']): Promise<ContainerCloud> {
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const { socketPath, name } = await ensureEngine({ report, dataDir: ENGINE_LOGS, environment: process.env });
  const docker = new Docker({ socketPath });
  const { image } = await ensureImage({ docker, report, packages: packagesOf(layers) });
  const prefix = `opswright-test-${randomBytes(4).toString('hex')}`;
  const network = await ensureNetwork({ docker, prefix, image });
  const another: ContainerCloud['another'] = (changes) =>
    createDockerEngine({ docker, name, prefix, images: oneImage(image), network, report, ...changes });
  const engine = another();
  const close = async () => {
    await engine.close();
    await removeCloud({ docker, prefix });
  };
  return { docker, prefix, image, network, engine, another, spec: specs(network), close };
}

/** The engine outlives the tests, and so must the folder of its log. */
const ENGINE_LOGS = new URL('../../.opswright/', import.meta.url).pathname;

function specs(network: ContainerNetwork): ContainerCloud['spec'] {
  let count = 0;
  const address = (subnet: string) => subnet.replace(/\.0\/.*$/, `.${9 + count}`);
  return (changes = {}) => {
    count++;
    return {
      ec2InstanceId: `i-${count.toString(16).padStart(17, '0')}`,
      hostname: `machine${count}`,
      privateIp: address(network.subnet),
      publicIp: address(network.publicSubnet),
      publishPorts: [],
      system: 'debian-12',
      tags: {},
      labels: {},
      environment: {},
      hosts: { [HOST_NAME]: network.gateway },
      volumes: [],
      ...changes,
    };
  };
}
