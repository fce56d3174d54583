import { DatabaseSync } from 'node:sqlite';
import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll } from 'vitest';
import { systemClock } from '../../local/clock/system-clock.ts';
import { createKms } from '../../local/kms/create-kms.ts';
import { createKmsSecrets } from '../../src/aws/kms-secrets.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { startServices } from '../support/start-services.ts';
import { secretsContract } from './secrets-contract.ts';

let close = async () => {};
afterAll(() => close());

secretsContract('createKmsSecrets on the local KMS', async () => {
  const { macKeyId, sealingKeyId, account: accountId } = awsEnvironment();
  const kms = createKms({ database: new DatabaseSync(':memory:'), clock: systemClock(), accountId });
  kms.ensureKey({ id: macKeyId, spec: 'HMAC_256', usage: 'GENERATE_VERIFY_MAC', aliases: [] });
  kms.ensureKey({ id: sealingKeyId, spec: 'SYMMETRIC_DEFAULT', usage: 'ENCRYPT_DECRYPT', aliases: [] });
  const server = await startServices([kms.service]);
  const client = new KMSClient(server.client);
  close = async () => {
    client.destroy();
    await server.close();
  };
  return createKmsSecrets({ client, macKeyId, sealingKeyId });
});
