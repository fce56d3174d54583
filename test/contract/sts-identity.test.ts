import { createHash, createHmac } from 'node:crypto';
import { STSClient } from '@aws-sdk/client-sts';
import { SignatureV4 } from '@smithy/signature-v4';
import { stsService } from '../../local/sts/sts-service.ts';
import type { FindCredentials } from '../../local/wire/find-credentials.ts';
import { createStsIdentity } from '../../src/aws/sts-identity.ts';
import type { Ec2InstanceId } from '../../src/domain/ids.ts';
import type { IdentityProof } from '../../src/ports/identity.ts';
import { startServices } from '../support/start-services.ts';
import { identityContract } from './identity-contract.ts';

const ACCOUNT = '000000000000';
const MACHINE = 'i-0123456789abcdef0' as Ec2InstanceId;
const CREDENTIALS = {
  accessKeyId: 'ASIAMACHINE',
  secretAccessKey: 'machine-secret',
  sessionToken: 'machine-session',
};
const BODY = 'Action=GetCallerIdentity&Version=2011-06-15';

const machineOnly: FindCredentials = (accessKeyId) =>
  accessKeyId === CREDENTIALS.accessKeyId
    ? { ...CREDENTIALS, caller: { accessKeyId, ec2InstanceId: MACHINE } }
    : undefined;

/** SHA-256 and HMAC in the form that the signer wants. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as string);
  }
  update(data: Uint8Array): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

identityContract('createStsIdentity on the local STS', async () => {
  const server = await startServices([stsService({ accountId: ACCOUNT })], { credentials: machineOnly });
  const client = new STSClient(server.client);
  const host = new URL(server.endpoint).host;
  const signer = new SignatureV4({
    service: 'sts',
    region: 'us-east-1',
    credentials: CREDENTIALS,
    sha256: Sha256,
    applyChecksum: false,
  });

  async function prove(nonce: string): Promise<IdentityProof> {
    const signed = await signer.sign({
      method: 'POST',
      protocol: 'https:',
      hostname: host,
      path: '/',
      headers: {
        host,
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-opswright-nonce': nonce,
      },
      body: BODY,
    });
    return { body: BODY, headers: signed.headers };
  }

  return {
    identity: createStsIdentity({ client, account: ACCOUNT }),
    machine: MACHINE,
    account: ACCOUNT,
    prove,
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
});
