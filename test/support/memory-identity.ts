import { IdentityError } from '../../src/domain/errors.ts';
import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import type { Identity, IdentityProof, MachineIdentity } from '../../src/ports/identity.ts';

const BODY = 'Action=GetCallerIdentity&Version=2011-06-15';

export interface MemoryIdentity extends Identity {
  /** The proof that this machine makes for this nonce. */
  prove(ec2InstanceId: Ec2InstanceId, nonce: string): IdentityProof;
}

/** The Identity port in memory: it believes the proofs that its own `prove` made, and no others. */
export function createMemoryIdentity(account = '000000000000', region = 'us-east-1'): MemoryIdentity {
  const proven = new Map<string, MachineIdentity>();

  return {
    prove: (ec2InstanceId, nonce) => {
      const authorization = `memory ${proven.size + 1} ${nonce}`;
      proven.set(authorization, { account, region, ec2InstanceId });
      return { body: BODY, headers: { authorization, 'x-opswright-nonce': nonce } };
    },
    verify: async ({ body, headers }, nonce) => {
      const identity = proven.get(headers.authorization ?? '');
      const signedNonce = headers.authorization?.split(' ')[2];
      if (!identity || body !== BODY)
        throw new IdentityError('The identity proof is not one that STS accepts.');
      if (signedNonce !== nonce || headers['x-opswright-nonce'] !== nonce)
        throw new IdentityError('The identity proof was not made for this nonce.');
      return identity;
    },
  };
}
