import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdentityError } from '../../src/domain/errors.ts';
import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import type { Identity, IdentityProof } from '../../src/ports/identity.ts';

export interface IdentityHarness {
  identity: Identity;
  /** A machine of our account. */
  machine: Ec2InstanceId;
  account: string;
  /** The proof that this machine makes for this nonce. */
  prove(nonce: string): Promise<IdentityProof>;
  close(): Promise<void>;
}

export function identityContract(name: string, make: () => Promise<IdentityHarness> | IdentityHarness): void {
  describe(`${name} is an Identity: it`, () => {
    let harness: IdentityHarness;
    beforeAll(async () => {
      harness = await make();
    });
    afterAll(() => harness.close());

    it('knows which machine made a proof', async () => {
      const { identity, machine, account } = harness;
      const proof = await harness.prove('nonce-1');
      expect(await identity.verify(proof, 'nonce-1')).toMatchObject({ account, ec2InstanceId: machine });
    });

    it('refuses a proof that was made for another nonce', async () => {
      await expect(harness.identity.verify(await harness.prove('nonce-1'), 'nonce-2')).rejects.toThrow(
        IdentityError,
      );
    });

    it('refuses a proof whose nonce was changed afterwards', async () => {
      const { body, headers } = await harness.prove('nonce-1');
      const forged = { body, headers: { ...headers, 'x-opswright-nonce': 'nonce-2' } };
      await expect(harness.identity.verify(forged, 'nonce-2')).rejects.toThrow(IdentityError);
    });

    it('refuses a proof for anything but GetCallerIdentity', async () => {
      const { headers } = await harness.prove('nonce-1');
      const body = 'Action=AssumeRole&Version=2011-06-15';
      await expect(harness.identity.verify({ body, headers }, 'nonce-1')).rejects.toThrow(IdentityError);
    });

    it('refuses a proof that nobody signed', async () => {
      const { body, headers } = await harness.prove('nonce-1');
      const { authorization: _, ...unsigned } = headers;
      await expect(harness.identity.verify({ body, headers: unsigned }, 'nonce-1')).rejects.toThrow(
        IdentityError,
      );
    });
  });
}
