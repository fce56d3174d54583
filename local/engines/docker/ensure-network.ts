import type Docker from 'dockerode';
import { CLOUD_LABEL } from './cloud-label.ts';
import type { ContainerNetwork } from './container-network.ts';
import { hasStatus } from './has-status.ts';
import { isOwnAddress } from './is-own-address.ts';
import { startNetworkKeeper, stopNetworkKeeper } from './network-keeper.ts';
import { subnetCandidates } from './subnet-candidates.ts';
import { subnetsInUse } from './subnets-in-use.ts';
import { tolerate } from './tolerate.ts';

const ATTEMPTS = 10;

interface NetworkOptions {
  docker: Docker;
  /** The network's name; what it is called is also where its subnet is kept. */
  prefix: string;
  /** An image that the engine holds: where a network needs a container to be up, it is made of this. */
  image: string;
}

/**
 * The network of this cloud's machines: the one that exists, or a new one in a subnet that neither the engine
 * nor this host uses. @throws Error when this host has no address in it (rootless engines, Docker Desktop)
 */
export async function ensureNetwork(options: NetworkOptions): Promise<ContainerNetwork> {
  const { docker, prefix } = options;
  const network = (await findNetwork(docker, prefix)) ?? (await createNetwork(docker, prefix));
  if (await isOwnAddress(network.gateway)) return network;
  await startNetworkKeeper(options);
  if (await isOwnAddress(network.gateway)) return network;
  await stopNetworkKeeper(options);
  throw new Error(notOurs(network));
}

async function findNetwork(docker: Docker, name: string): Promise<ContainerNetwork | undefined> {
  const found = await tolerate([404], docker.getNetwork(name).inspect());
  const config = found?.IPAM?.Config?.[0];
  if (!config?.Subnet) return undefined;
  return described(name, config.Subnet, config.Gateway);
}

async function createNetwork(docker: Docker, name: string): Promise<ContainerNetwork> {
  const candidates = subnetCandidates(name, await subnetsInUse(docker)).slice(0, ATTEMPTS);
  let refusal: unknown;
  for (const subnet of candidates) {
    try {
      await docker.createNetwork(networkOptions(name, subnet));
      return described(name, subnet);
    } catch (error) {
      // Every engine has its own status for a subnet that is taken; one that cannot be reached has none.
      if (!hasStatus(error, 400, 403, 409, 500)) throw error;
      refusal = error;
    }
  }
  throw new Error(`The engine makes no network ${name}: ${String(refusal)}`, { cause: refusal });
}

function networkOptions(name: string, subnet: string): Docker.NetworkCreateOptions {
  return {
    Name: name,
    Driver: 'bridge',
    CheckDuplicate: true,
    IPAM: { Driver: 'default', Config: [{ Subnet: subnet, Gateway: firstAddress(subnet) }] },
    Labels: { [CLOUD_LABEL]: name },
  };
}

function described(name: string, subnet: string, gateway = firstAddress(subnet)): ContainerNetwork {
  return { name, subnet, gateway, publicSubnet: subnet.replace(/^\d+/, '127') };
}

function firstAddress(subnet: string): string {
  return (subnet.split('/')[0] ?? '').replace(/\.0$/, '.1');
}

function notOurs({ name, gateway }: ContainerNetwork): string {
  return (
    `The container network ${name} has its gateway ${gateway} on another machine or in a namespace of its own ` +
    '(a rootless engine or a desktop virtual machine), so instances could not reach the control plane here. ' +
    'Use an engine that runs as root on this Linux machine.'
  );
}
