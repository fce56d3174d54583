import { describe, expect, test } from 'vitest';
import { verifySignature } from '../../../src/api/sigv4/verify-signature.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { signRequest } from '../../support/sign-request.ts';

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' };
const at = new Date('2026-01-05T12:00:00Z');

async function refusal(headers: Record<string, string | undefined>, now = at): Promise<unknown> {
  const request = await signRequest({ credentials, at });
  const findKey = async (id: string) =>
    id === credentials.accessKeyId
      ? { secret: new Secret(credentials.secretAccessKey), principal: 'ada' }
      : undefined;
  return verifySignature(
    { ...request, headers: { ...request.headers, ...headers } },
    { service: 'opsworks', now, findKey },
  ).then(
    () => 'accepted',
    (error) => ({ code: error.code, message: error.message }),
  );
}

const header = async () => (await signRequest({ credentials, at })).headers.authorization ?? '';

describe('a request whose signature does not hold is told why', () => {
  test('without an Authorization header', async () => {
    expect(await refusal({ authorization: undefined })).toEqual({
      code: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    });
  });

  test.each([
    ['another scheme', () => 'Basic YTpi', "must begin with 'AWS4-HMAC-SHA256'"],
    ['no Credential', (h: string) => h.replace(/Credential=[^,]+, /, ''), "requires 'Credential' parameter"],
    [
      'no SignedHeaders',
      (h: string) => h.replace(/SignedHeaders=[^,]+, /, ''),
      "requires 'SignedHeaders' parameter",
    ],
    ['no Signature', (h: string) => h.replace(/, Signature=.+/, ''), "requires 'Signature' parameter"],
    ['a short Credential', (h: string) => h.replace('/opsworks/', '/'), "'Credential' must be"],
  ])('with %s', async (_, change, message) => {
    expect(await refusal({ authorization: change(await header()) })).toEqual({
      code: 'IncompleteSignatureException',
      message: expect.stringContaining(message),
    });
  });

  test.each(['', 'yesterday', '20261345T990000Z', '2026-01-05T12:00:00Z'])('dated "%s"', async (date) => {
    const code = expect.stringMatching(/^(IncompleteSignature|InvalidSignature)Exception$/);
    expect(await refusal({ 'x-amz-date': date })).toMatchObject({ code });
  });

  test('with a key that was never issued', async () => {
    const authorization = (await header()).replace('AKIAIOSFODNN7EXAMPLE', 'AKIANOBODY');
    expect(await refusal({ authorization })).toEqual({
      code: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
    });
  });

  test('signed too long ago, in the words by which SDKs correct their clock', async () => {
    expect(await refusal({}, new Date('2026-01-05T12:05:01Z'))).toEqual({
      code: 'InvalidSignatureException',
      message:
        'Signature expired: 20260105T120000Z is now earlier than 20260105T120001Z (20260105T120501Z - 5 min.)',
    });
  });

  test('signed too far in the future', async () => {
    expect(await refusal({}, new Date('2026-01-05T11:54:59Z'))).toEqual({
      code: 'InvalidSignatureException',
      message:
        'Signature not yet current: 20260105T120000Z is still later than 20260105T115959Z (20260105T115459Z + 5 min.)',
    });
  });

  test.each(['0'.repeat(64), '', 'ff', 'not hex'])('with the signature "%s"', async (signature) => {
    const authorization = (await header()).replace(/Signature=.+/, `Signature=${signature}`);
    expect(await refusal({ authorization })).not.toBe('accepted');
  });
});
