import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  KMSClient,
  KMSInvalidMacException,
  NotFoundException,
  VerifyMacCommand,
} from '@aws-sdk/client-kms'; // prettier-ignore
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../local/clock/system-clock.ts';
import { createKms } from '../../../local/kms/create-kms.ts';
import { openDatabase } from '../../../local/state/open-database.ts';
import { startServices } from '../../support/start-services.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let sdk: KMSClient;
let stop: () => Promise<void>;

async function open() {
  const database = openDatabase(folder.path);
  const kms = createKms({ database, clock: systemClock(), accountId: '000000000000' });
  kms.ensureKey({ id: 'seal', spec: 'SYMMETRIC_DEFAULT', usage: 'ENCRYPT_DECRYPT', aliases: ['alias/seal'] });
  kms.ensureKey({ id: 'other', spec: 'SYMMETRIC_DEFAULT', usage: 'ENCRYPT_DECRYPT', aliases: [] });
  kms.ensureKey({ id: 'mac', spec: 'HMAC_256', usage: 'GENERATE_VERIFY_MAC', aliases: [] });
  const server = await startServices([kms.service]);
  sdk = new KMSClient(server.client);
  stop = async () => {
    await server.close();
    database.close();
  };
}

beforeEach(async () => {
  folder = temporaryFolder();
  await open();
});

afterEach(async () => {
  await stop();
  folder.remove();
});

const encrypt = async (KeyId: string, EncryptionContext: Record<string, string> = { stack: '1', app: '2' }) =>
  (await sdk.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from('secret'), EncryptionContext })))
    .CiphertextBlob;
const decrypt = (CiphertextBlob: Uint8Array | undefined, more: object = {}) =>
  sdk.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: { app: '2', stack: '1' }, ...more }));

describe('a ciphertext', () => {
  test('opens with its context, in any order, by whichever name its key is called', async () => {
    const blob = await encrypt('alias/seal');
    expect(Buffer.from(blob ?? []).includes('secret')).toBe(false);
    const { Plaintext, KeyId } = await decrypt(blob, {
      KeyId: 'arn:aws:kms:us-east-1:000000000000:key/seal',
    });
    expect(Buffer.from(Plaintext ?? []).toString()).toBe('secret');
    expect(KeyId).toBe('arn:aws:kms:us-east-1:000000000000:key/seal');
  });

  test('opens after a restart, because the key is kept', async () => {
    const blob = await encrypt('seal');
    await stop();
    await open();
    expect(Buffer.from((await decrypt(blob)).Plaintext ?? []).toString()).toBe('secret');
  });

  test('does not open in another context, changed, or with another key', async () => {
    const blob = await encrypt('seal');
    await expect(decrypt(blob, { EncryptionContext: { stack: '2', app: '2' } })).rejects.toBeInstanceOf(
      InvalidCiphertextException,
    );
    await expect(decrypt(blob?.with(-1, (blob.at(-1) ?? 0) ^ 1))).rejects.toBeInstanceOf(
      InvalidCiphertextException,
    );
    await expect(decrypt(blob?.slice(0, 10))).rejects.toBeInstanceOf(InvalidCiphertextException);
    await expect(decrypt(blob, { KeyId: 'other' })).rejects.toBeInstanceOf(IncorrectKeyException);
  });
});

describe('a MAC', () => {
  const parameters = { KeyId: 'mac', MacAlgorithm: 'HMAC_SHA_256', Message: Buffer.from('label') } as const;

  test('of one message is always the same, and is verified', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => sdk.send(new GenerateMacCommand(parameters))));
    expect(one?.Mac).toEqual(two?.Mac);
    expect(await sdk.send(new VerifyMacCommand({ ...parameters, Mac: one?.Mac }))).toMatchObject({
      MacValid: true,
    });
    const forged = sdk.send(new VerifyMacCommand({ ...parameters, Mac: new Uint8Array(32) }));
    await expect(forged).rejects.toBeInstanceOf(KMSInvalidMacException);
  });

  test('needs a key that is for MACs', async () => {
    await expect(sdk.send(new GenerateMacCommand({ ...parameters, KeyId: 'seal' }))).rejects.toMatchObject({
      name: 'InvalidKeyUsageException',
    });
    await expect(
      sdk.send(new EncryptCommand({ KeyId: 'mac', Plaintext: Buffer.from('x') })),
    ).rejects.toMatchObject({ name: 'InvalidKeyUsageException' });
  });
});

test('a data key comes in the clear and sealed', async () => {
  const { Plaintext, CiphertextBlob } = await sdk.send(
    new GenerateDataKeyCommand({ KeyId: 'seal', KeySpec: 'AES_256' }),
  );
  const opened = await sdk.send(new DecryptCommand({ CiphertextBlob }));
  expect(opened.Plaintext).toEqual(Plaintext);
});

test('an unknown key is not found, a known one is described', async () => {
  await expect(sdk.send(new DescribeKeyCommand({ KeyId: 'alias/nothing' }))).rejects.toBeInstanceOf(
    NotFoundException,
  );
  const { KeyMetadata } = await sdk.send(new DescribeKeyCommand({ KeyId: 'alias/seal' }));
  expect(KeyMetadata).toMatchObject({ KeyId: 'seal', KeyUsage: 'ENCRYPT_DECRYPT', Enabled: true });
});

test('a plaintext of more than 4096 bytes is refused', async () => {
  const large = sdk.send(new EncryptCommand({ KeyId: 'seal', Plaintext: new Uint8Array(4097) }));
  await expect(large).rejects.toMatchObject({ name: 'ValidationException' });
});
