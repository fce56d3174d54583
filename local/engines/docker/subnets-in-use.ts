import { readFile } from 'node:fs/promises';
import type Docker from 'dockerode';

const IPV4 = /^\d+\.\d+\.\d+\.\d+\/\d+$/;

/** The IPv4 subnets, in CIDR notation, of the engine's networks and of this host's routes. */
export async function subnetsInUse(docker: Docker): Promise<string[]> {
  const [networks, routes] = await Promise.all([docker.listNetworks(), hostRoutes()]);
  const configured = networks
    .flatMap((network) => network.IPAM?.Config ?? [])
    .flatMap(({ Subnet }) => Subnet ?? []);
  return [...configured.filter((subnet) => IPV4.test(subnet)), ...routes];
}

/** The kernel's routes, without the default ones; none where there is no /proc. */
async function hostRoutes(): Promise<string[]> {
  const table = await readFile('/proc/net/route', 'utf8').catch(() => '');
  const rows = table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  return rows
    .map(([, destination = '', , , , , , mask = '']) => `${address(destination)}/${prefixLength(mask)}`)
    .filter((subnet) => !subnet.endsWith('/0'));
}

/** Hexadecimal in the order of the machine's bytes, which is little-endian wherever containers run. */
function address(hex: string): string {
  return [...Buffer.from(hex, 'hex')].reverse().join('.');
}

function prefixLength(mask: string): number {
  return Number.parseInt(mask, 16).toString(2).replaceAll('0', '').length;
}
