import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import { createMemoryIdentity } from '../support/memory-identity.ts';
import { identityContract } from './identity-contract.ts';

identityContract('createMemoryIdentity', () => {
  const identity = createMemoryIdentity();
  const machine = 'i-0123456789abcdef0' as Ec2InstanceId;
  return {
    identity,
    machine,
    account: '000000000000',
    prove: async (nonce) => identity.prove(machine, nonce),
    close: async () => {},
  };
});
