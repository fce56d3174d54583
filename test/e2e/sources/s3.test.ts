import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../local/clock/system-clock.ts';
import { createS3 } from '../../../local/s3/create-s3.ts';
import { sourceBench } from '../../support/servers/source-bench.ts';
import { sourcePrograms } from '../../support/servers/source-programs.ts';
import { packed } from '../../support/servers/source-versions.ts';
import { startServices } from '../../support/start-services.ts';

const LIMIT_MS = 60_000;
const programs = await sourcePrograms({ unzip: '/usr/bin/unzip' });

// The agent's. An app's is fetched by the SDK among Chef's gems: test/e2e/cookbooks/sources.test.ts has it.
describe.skipIf(!programs)('an archive in S3 as the source of cookbooks', { timeout: LIMIT_MS }, () => {
  const { folder, versions, fetch, failure } = sourceBench('cookbooks');
  const s3 = createS3({
    database: new DatabaseSync(':memory:'),
    dataDir: join(folder, 's3'),
    clock: systemClock(),
  });
  const operator = { accessKeyId: 'AKIDOPERATOR', secretAccessKey: 'operator-secret' };
  let server: Awaited<ReturnType<typeof startServices>>;
  beforeAll(async () => {
    server = await startServices([], { endpoints: [s3.endpoint] });
    s3.ensureBucket('apps');
    await put(server, 'my apps/cookbooks.zip', packed(versions[1], 'zip'));
  });
  afterAll(() => server.close());
  const object = 'https://s3.amazonaws.com/apps/my%20apps/cookbooks.zip';
  const at = () => ({ environment: { AWS_ENDPOINT_URL_S3: server.endpoint } });

  it.each([object, object.replace('s3.amazonaws.com/apps', 'apps.s3.eu-west-1.amazonaws.com')])(
    'is fetched with the key pair given from %s',
    async (Url) => {
      const keys = { Username: operator.accessKeyId, Password: operator.secretAccessKey };
      expect(await fetch({ Type: 's3', Url, ...keys }, at())).toMatchObject({ probe: '# version2' });
    },
  );

  it('is fetched with the instance profile when no key is given', async () => {
    const fetched = await fetch({ Type: 's3', Url: object }, { ...at(), profile: operator });
    expect(fetched).toMatchObject({ probe: '# version2' });
  });

  it('names an object that is not there, a key that is unknown, and an address that is none', async () => {
    const keys = { Username: operator.accessKeyId, Password: operator.secretAccessKey };
    const missing = object.replace('cookbooks', 'none');
    expect(await failure({ Type: 's3', Url: missing, ...keys }, at())).toMatch(/none\.zip.*no such file/);
    const stranger = { Username: 'AKIDSTRANGER', Password: 'stranger-secret' };
    const error = await failure({ Type: 's3', Url: object, ...stranger }, at());
    expect(error).toMatch(/cookbooks\.zip.*does not allow/);
    expect(error).not.toContain(stranger.Password);
    expect(await failure({ Type: 's3', Url: 'https://example.org/apps/a.zip' })).toMatch(
      /no address of an object/,
    );
  });
});

async function put(
  { client }: Awaited<ReturnType<typeof startServices>>,
  Key: string,
  Body: Buffer,
): Promise<void> {
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket: 'apps', Key, Body }));
  s3.destroy();
}
