/** The network of one cloud's machines, as the engine made it. */
export interface ContainerNetwork {
  name: string;
  /** In CIDR notation, e.g. 10.201.16.0/22. */
  subnet: string;
  /** The address of this host in it. */
  gateway: string;
  /** Loopback addresses for published ports, as many; no other cloud on this host has the same. */
  publicSubnet: string;
}
