import type { Ec2InstanceId } from '../domain/ids.ts';

export interface ElasticAddress {
  allocationId: string;
  ip: string;
}

export interface AddressTag {
  name: string;
  value: string;
}

/** Elastic IP addresses: every call may be repeated. */
export interface Addresses {
  /**
   * The address with this tag, allocated when there is none. EC2 takes no token here: the tag, given in the same
   * call, is what a repetition finds it by.
   * @throws LaunchRefusedError at the account's limit
   */
  allocate(tag: AddressTag, tags: Record<string, string>): Promise<ElasticAddress>;
  /** Whatever address the machine had is no longer its. */
  associate(allocationId: string, to: Ec2InstanceId): Promise<void>;
  /** Gives the address with this tag back, taken from its machine if need be. When there is none, that is no error. */
  release(tag: AddressTag): Promise<void>;
}
