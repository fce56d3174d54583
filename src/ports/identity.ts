import type { Ec2InstanceId } from '../domain/ids.ts';

/** A GetCallerIdentity request that the machine signed with its instance identity role's credentials. */
export interface IdentityProof {
  /** The signed form body, always `Action=GetCallerIdentity&Version=2011-06-15`. */
  body: string;
  /** The signed headers, lower-case names; `x-opswright-nonce` must be among the signed ones. */
  headers: Record<string, string>;
}

export interface MachineIdentity {
  account: string;
  region?: string;
  ec2InstanceId: Ec2InstanceId;
}

/** Asks STS whose signature this is. We build the URL: the machine chooses neither host nor path. */
export interface Identity {
  /** @throws IdentityError when STS refuses, the nonce is not signed, or the caller is no machine of this account */
  verify(proof: IdentityProof, nonce: string): Promise<MachineIdentity>;
}
