import { STSClient } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it } from 'vitest';
import { createStsIdentity } from '../../../src/aws/sts-identity.ts';
import { IdentityError, UnavailableError } from '../../../src/domain/errors.ts';
import type { IdentityProof } from '../../../src/ports/identity.ts';
import {
  type ScriptedAnswer,
  type ScriptedAws,
  startScriptedAws,
  stsAnswer,
  stsError,
} from '../../support/scripted-aws.ts';

const NONCE = 'a nonce of ours';
const SIGNED = 'content-type;host;x-amz-date;x-amz-security-token;x-opswright-nonce';
const MACHINE = 'arn:aws:sts::000000000000:assumed-role/aws:ec2-instance/i-0123456789abcdef0';

const authorization = (signedHeaders = SIGNED, service = 'sts') =>
  `AWS4-HMAC-SHA256 Credential=ASIAMACHINE/20260105/us-west-2/${service}/aws4_request, SignedHeaders=${signedHeaders}, Signature=${'0a'.repeat(32)}`;

const proof = (
  headers: Record<string, string> = {},
  body = 'Action=GetCallerIdentity&Version=2011-06-15',
): IdentityProof => ({
  body,
  headers: {
    authorization: authorization(),
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    host: 'sts.us-west-2.amazonaws.com',
    'x-amz-date': '20260105T120000Z',
    'x-amz-security-token': 'session',
    'x-opswright-nonce': NONCE,
    ...headers,
  },
});

const caller = (arn: string) =>
  stsAnswer(`<Arn>${arn}</Arn><UserId>U</UserId><Account>000000000000</Account>`);

let aws: ScriptedAws | undefined;
afterEach(() => aws?.close());

async function identityThatHears(answer: () => ScriptedAnswer) {
  aws = await startScriptedAws(answer);
  const client = new STSClient({ ...aws.client, maxAttempts: 2 });
  return { identity: createStsIdentity({ client, account: '000000000000' }), calls: aws.calls };
}

describe('a proof', () => {
  it('reaches STS exactly as the machine signed it, and nothing of ours with it', async () => {
    const { identity, calls } = await identityThatHears(() => caller(MACHINE));
    const { body, headers } = proof({ cookie: 'not signed, not sent' });
    const machine = { account: '000000000000', ec2InstanceId: 'i-0123456789abcdef0', region: 'us-west-2' };
    expect(await identity.verify({ body, headers }, NONCE)).toStrictEqual(machine);
    const { cookie: _, ...signed } = headers;
    expect(calls[0]?.body).toBe(body);
    expect(calls[0]?.headers).toMatchObject(signed);
    expect(Object.keys(calls[0]?.headers ?? {}).sort()).toStrictEqual(
      [...Object.keys(signed), 'connection', 'content-length'].sort(),
    );
  });

  it.each([
    ['is for another action', proof({}, 'Action=GetSessionToken&Version=2011-06-15')],
    ['has more parameters', proof({}, 'Action=GetCallerIdentity&Version=2011-06-15&X=1')],
    ['does not sign the nonce', proof({ authorization: authorization('content-type;host;x-amz-date') })],
    ['is signed for another service', proof({ authorization: authorization(SIGNED, 's3') })],
    ['is not signed', proof({ authorization: '' })],
    ['carries another nonce', proof({ 'x-opswright-nonce': 'another' })],
    ['carries a line break to add a header', proof({ 'x-amz-date': '2026\r\nx-evil: 1' })],
  ])('that %s never reaches STS', async (_what, bad) => {
    const { identity, calls } = await identityThatHears(() => caller(MACHINE));
    await expect(identity.verify(bad, NONCE)).rejects.toThrow(IdentityError);
    expect(calls).toHaveLength(0);
  });

  it.each([
    [
      'a role session that is named like a machine',
      'arn:aws:sts::000000000000:assumed-role/admin/i-0123456789abcdef0',
    ],
    [
      'a role whose name only looks like the right one',
      'arn:aws:sts::000000000000:assumed-role/aws-ec2-instance/i-0123456789abcdef0',
    ],
    [
      'a machine of another account',
      'arn:aws:sts::111111111111:assumed-role/aws:ec2-instance/i-0123456789abcdef0',
    ],
    ['a user', 'arn:aws:iam::000000000000:user/i-0123456789abcdef0'],
    ['more than a machine id', `${MACHINE}/x`],
  ])('made by %s is refused', async (_who, arn) => {
    const { identity } = await identityThatHears(() => caller(arn));
    await expect(identity.verify(proof(), NONCE)).rejects.toThrow(IdentityError);
  });

  it.each(['arn:aws-cn:', 'arn:aws-us-gov:'])(
    'made by a machine of the partition %s is taken',
    async (partition) => {
      const { identity } = await identityThatHears(() => caller(MACHINE.replace('arn:aws:', partition)));
      expect(await identity.verify(proof(), NONCE)).toMatchObject({ ec2InstanceId: 'i-0123456789abcdef0' });
    },
  );

  it.each(['SignatureDoesNotMatch', 'InvalidClientTokenId', 'ExpiredToken'])(
    'that STS refuses with %s is refused',
    async (code) => {
      const { identity } = await identityThatHears(() => stsError(code));
      await expect(identity.verify(proof(), NONCE)).rejects.toThrow(IdentityError);
    },
  );

  it('is not judged while STS is not available', async () => {
    const { identity, calls } = await identityThatHears(() => stsError('InternalFailure', 500));
    await expect(identity.verify(proof(), NONCE)).rejects.toThrow(UnavailableError);
    expect(calls).toHaveLength(2);
  });
});
