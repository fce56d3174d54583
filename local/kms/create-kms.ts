import type { DatabaseSync } from 'node:sqlite';
import type {
  DecryptRequest,
  DescribeKeyRequest,
  EncryptRequest,
  GenerateDataKeyRequest,
  GenerateMacRequest,
  VerifyMacRequest,
} from '@aws-sdk/client-kms'; // prettier-ignore
import * as kms from '@aws-sdk/client-kms';
import type { AwsService, Call } from '../contracts/aws-service.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import { decrypt, encrypt, generateDataKey } from './crypt-operations.ts';
import { seal, sealedBy, unseal } from './envelope.ts';
import { KeyStore } from './key-store.ts';
import { type KmsContext, keyArn } from './kms-context.ts';
import { generateMac, verifyMac } from './mac-operations.ts';

/** The key that other services of this cloud seal their secrets with. */
const OWN_KEY = {
  id: 'aws-managed',
  spec: 'SYMMETRIC_DEFAULT',
  usage: 'ENCRYPT_DECRYPT',
  aliases: ['alias/aws/ssm'],
};

export interface KmsOptions {
  database: DatabaseSync;
  clock: LocalClock;
  accountId: string;
}

export interface Kms {
  service: AwsService;
  /** Makes a key, with its aliases, unless there is one of this id. */
  ensureKey(key: { id: string; spec: string; usage: string; aliases: readonly string[] }): void;
  /** Text in base64 that only this cloud can open. */
  sealText(text: string): string;
  /** @throws AwsError InvalidCiphertextException */
  openText(sealed: string): string;
}

/** KMS: encryption bound to a context, and MACs, under keys that never leave the data folder. */
export function createKms({ database, clock, accountId }: KmsOptions): Kms {
  const keys = new KeyStore(database);
  keys.ensure(OWN_KEY, clock.now());

  return {
    service: kmsService({ keys, accountId }),
    ensureKey: (key) => keys.ensure(key, clock.now()),
    sealText: (text) => seal(keys.find(OWN_KEY.id), Buffer.from(text), {}).toString('base64'),
    openText: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      return unseal(keys.find(sealedBy(bytes)), bytes, {}).toString();
    },
  };
}

function kmsService(context: KmsContext): AwsService {
  return {
    signingName: 'kms',
    sdk: kms,
    client: kms.KMSClient,
    handlers: {
      Encrypt: (request: EncryptRequest, call) => encrypt(context, request, call),
      Decrypt: (request: DecryptRequest, call) => decrypt(context, request, call),
      GenerateDataKey: (request: GenerateDataKeyRequest, call) => generateDataKey(context, request, call),
      GenerateMac: (request: GenerateMacRequest, call) => generateMac(context, request, call),
      VerifyMac: (request: VerifyMacRequest, call) => verifyMac(context, request, call),
      DescribeKey: (request: DescribeKeyRequest, call) => ({
        KeyMetadata: describeKey(context, request, call),
      }),
    },
  };
}

function describeKey(context: KmsContext, { KeyId = '' }: DescribeKeyRequest, call: Call): kms.KeyMetadata {
  const key = context.keys.find(KeyId);
  return {
    KeyId: key.id,
    Arn: keyArn(context, key, call),
    CreationDate: new Date(key.createdMs),
    Enabled: true,
    KeyState: 'Enabled',
    KeyUsage: key.usage as kms.KeyUsageType,
    KeySpec: key.spec as kms.KeySpec,
    KeyManager: 'CUSTOMER',
  };
}
