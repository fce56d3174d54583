import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifySignature } from '../../../src/api/sigv4/verify-signature.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { type SigningOptions, signRequest } from '../../support/sign-request.ts';

const NOW = new Date('2026-01-05T12:00:00Z');
const MINUTE = 60_000;

const segment = fc.stringMatching(/^[A-Za-z0-9_~ !'()*%äß-]{1,8}$/u);
const signing = fc.record({
  credentials: fc.record({
    accessKeyId: fc.stringMatching(/^AKIA[A-Z0-9]{16}$/),
    secretAccessKey: fc.stringMatching(/^[A-Za-z0-9+/]{20,40}$/),
  }),
  service: fc.constantFrom('opsworks', 'opsworks-agent'),
  region: fc.constantFrom('us-west-2', 'eu-central-1'),
  method: fc.constantFrom('GET', 'POST'),
  path: fc.array(segment, { maxLength: 3 }).map((parts) => `/${parts.map(encodeURIComponent).join('/')}`),
  query: fc.dictionary(segment, segment, { maxKeys: 3, noNullPrototype: true }),
  headers: fc.record({ 'x-amz-target': fc.constant('OpsWorks_20130218.DescribeStacks'), 'x-note': segment }),
  body: fc.uint8Array({ maxLength: 200 }),
});

type Signing = SigningOptions & { service: string };

function verify(
  request: Parameters<typeof verifySignature>[0],
  { credentials, service }: Signing,
  now = NOW,
) {
  const findKey = async (accessKeyId: string) =>
    accessKeyId === credentials.accessKeyId
      ? { secret: new Secret(credentials.secretAccessKey), principal: 'ada' }
      : undefined;
  return verifySignature(request, { service, now, findKey });
}

const refusals =
  /^(InvalidSignature|IncompleteSignature|MissingAuthenticationToken|UnrecognizedClient)Exception$/;
const refused = (promise: Promise<unknown>) =>
  expect(promise).rejects.toMatchObject({ code: expect.stringMatching(refusals) });

describe('the signature verifier', () => {
  test('accepts whatever the AWS signer signs, and says who it was', async () => {
    await fc.assert(
      fc.asyncProperty(signing, async (options) => {
        const request = await signRequest({ ...options, at: NOW });
        const { principal, accessKeyId } = await verify(request, options);
        expect({ principal, accessKeyId }).toEqual({
          principal: 'ada',
          accessKeyId: options.credentials.accessKeyId,
        });
      }),
      { numRuns: 200 },
    );
  });

  test('refuses any other body, whichever byte is changed, added or taken away', async () => {
    await fc.assert(
      fc.asyncProperty(signing, fc.uint8Array({ maxLength: 200 }), async (options, body) => {
        fc.pre(Buffer.compare(options.body, body) !== 0);
        const request = await signRequest({ ...options, at: NOW });
        await refused(verify({ ...request, body }, options));
      }),
    );
  });

  test('refuses another method, path or query', async () => {
    await fc.assert(
      fc.asyncProperty(signing, segment, async (options, extra) => {
        const request = await signRequest({ ...options, at: NOW });
        const more = encodeURIComponent(extra);
        const separator = request.path.includes('?') ? '&' : '?';
        await refused(verify({ ...request, method: 'PUT' }, options));
        await refused(verify({ ...request, path: `/${more}${request.path}` }, options));
        await refused(verify({ ...request, path: `/.${request.path}` }, options));
        await refused(verify({ ...request, path: `${request.path}${separator}zz${more}=1` }, options));
      }),
    );
  });

  test('refuses a signed header that was changed or dropped, and an x-amz- header that was added', async () => {
    await fc.assert(
      fc.asyncProperty(signing, async (options) => {
        const request = await signRequest({ ...options, at: NOW });
        const withHeaders = (headers: Record<string, string | undefined>) =>
          verify({ ...request, headers: { ...request.headers, ...headers } }, options);
        await refused(withHeaders({ 'x-amz-target': 'OpsWorks_20130218.DeleteStack' }));
        await refused(withHeaders({ 'x-note': 'another note' }));
        await refused(withHeaders({ host: 'elsewhere.test' }));
        await refused(withHeaders({ 'x-note': undefined }));
        await refused(withHeaders({ 'X-Amz-Added': 'later' }));
      }),
    );
  });

  test('refuses another key, another secret, another service and another date', async () => {
    await fc.assert(
      fc.asyncProperty(signing, async (options) => {
        const request = await signRequest({ ...options, at: NOW });
        const { credentials } = options;
        await refused(
          verify(request, { ...options, credentials: { ...credentials, accessKeyId: 'AKIAOTHER' } }),
        );
        await refused(
          verify(request, { ...options, credentials: { ...credentials, secretAccessKey: 'other' } }),
        );
        await refused(verify(request, { ...options, service: 'execute-api' }));
        const restamped = { ...request.headers, 'x-amz-date': '20260105T120001Z' };
        await refused(verify({ ...request, headers: restamped }, options));
      }),
    );
  });

  test('holds for five minutes each way by our clock, and no longer', async () => {
    await fc.assert(
      fc.asyncProperty(signing, fc.integer({ min: -60 * 60, max: 60 * 60 }), async (options, seconds) => {
        const request = await signRequest({ ...options, at: NOW });
        const now = new Date(NOW.getTime() + seconds * 1000);
        const verified = verify(request, options, now);
        if (Math.abs(seconds) * 1000 <= 5 * MINUTE) await expect(verified).resolves.toBeDefined();
        else await refused(verified);
      }),
    );
  });
});
