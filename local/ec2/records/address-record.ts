/** An elastic IP address: one of this machine's loopback addresses, kept for who allocated it. */
export interface AddressRecord {
  /** The allocation's id. */
  id: string;
  publicIp: string;
  associationId?: string;
  instanceId?: string;
}
