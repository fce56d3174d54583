import type { Machines } from './machines.ts';

/** An elastic address answers like its machine: a container publishes its ports at the address that it was made with. */
export async function convergeAddress({ state, forwards }: Machines, id: string): Promise<void> {
  const { publicIp: from, instanceId = '' } = state.addresses.get(id) ?? {};
  const { publicIp, privateIp, publishPorts: ports = [] } = state.instances.get(instanceId) ?? {};
  const to = publicIp ?? privateIp;
  await forwards.set(id, from && to ? { from, to, ports } : undefined);
}
