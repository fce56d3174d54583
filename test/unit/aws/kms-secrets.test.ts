import { KMSClient } from '@aws-sdk/client-kms';
import { afterEach, describe, expect, it } from 'vitest';
import { createKmsSecrets } from '../../../src/aws/kms-secrets.ts';
import { UnavailableError } from '../../../src/domain/errors.ts';
import { Secret } from '../../../src/domain/secret.ts';
import {
  json,
  jsonError,
  type ScriptedAnswer,
  type ScriptedAws,
  type ScriptedCall,
  startScriptedAws,
} from '../../support/scripted-aws.ts';

let aws: ScriptedAws | undefined;
afterEach(() => aws?.close());

async function secretsOver(answer: (call: ScriptedCall) => ScriptedAnswer) {
  aws = await startScriptedAws(answer);
  const client = new KMSClient({ ...aws.client, maxAttempts: 1 });
  return createKmsSecrets({ client, macKeyId: 'mac', sealingKeyId: 'sealing' });
}

const inputs = () => aws?.calls.map(({ body }) => JSON.parse(body)) ?? [];
const MAC = json({ Mac: Buffer.alloc(32, 7).toString('base64') });

describe('a derived secret', () => {
  it('is asked of KMS once, however often it is needed', async () => {
    const secrets = await secretsOver(() => MAC);
    for (const _ of [1, 2, 3]) await secrets.derive('access-key/A');
    const Message = Buffer.from('access-key/A').toString('base64');
    expect(inputs()).toStrictEqual([{ KeyId: 'mac', MacAlgorithm: 'HMAC_SHA_256', Message }]);
  });

  it('is not remembered when KMS did not answer', async () => {
    let available = false;
    const secrets = await secretsOver(() => (available ? MAC : jsonError('ThrottlingException')));
    await expect(secrets.derive('access-key/A')).rejects.toThrow(UnavailableError);
    available = true;
    expect(await secrets.derive('access-key/A')).toBeInstanceOf(Secret);
  });
});

describe('a sealed secret', () => {
  it('is encrypted in parts that are bound to their context and their place', async () => {
    const secrets = await secretsOver(() =>
      json({ CiphertextBlob: Buffer.from('sealed').toString('base64') }),
    );
    const sealed = await secrets.seal(new Secret('x'.repeat(5000)), { app: 'a' });
    expect(sealed.split('.')).toHaveLength(2);
    expect(inputs().map(({ EncryptionContext }) => EncryptionContext)).toStrictEqual(
      expect.arrayContaining([
        { app: 'a', part: '1/2' },
        { app: 'a', part: '2/2' },
      ]),
    );
    for (const { Plaintext } of inputs())
      expect(Buffer.from(Plaintext, 'base64').length).toBeLessThanOrEqual(4096);
  });

  it('is not opened when KMS refuses', async () => {
    const secrets = await secretsOver(() => jsonError('InvalidCiphertextException'));
    await expect(secrets.open('c2VhbGVk', { app: 'a' })).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  });
});
