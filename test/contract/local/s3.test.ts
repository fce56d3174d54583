import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchBucket,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3'; // prettier-ignore
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../local/clock/system-clock.ts';
import { AwsError } from '../../../local/contracts/aws-error.ts';
import { createS3, type S3 } from '../../../local/s3/create-s3.ts';
import { openDatabase } from '../../../local/state/open-database.ts';
import type { AdmitCall } from '../../../local/wire/admit-call.ts';
import { startServices } from '../../support/start-services.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let s3: S3;
let sdk: S3Client;
let admit: AdmitCall;
let config: S3ClientConfig;
let stop: () => Promise<void>;

async function open() {
  const database = openDatabase(folder.path);
  s3 = createS3({ database, dataDir: folder.path, clock: systemClock(), admit: (...call) => admit(...call) });
  s3.ensureBucket('bucket');
  const server = await startServices([], { endpoints: [s3.endpoint] });
  config = server.client;
  sdk = new S3Client(config);
  stop = async () => {
    await server.close();
    database.close();
  };
}

beforeEach(async () => {
  folder = temporaryFolder();
  admit = () => {};
  await open();
});

afterEach(async () => {
  await stop();
  folder.remove();
});

const put = (Key: string, Body: string | Buffer = Key, more: object = {}) =>
  sdk.send(new PutObjectCommand({ Bucket: 'bucket', Key, Body, ...more }));
const read = async (Key: string) => {
  const { Body } = await sdk.send(new GetObjectCommand({ Bucket: 'bucket', Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
};
const files = () => readdirSync(join(folder.path, 'objects'));

describe('objects', () => {
  test('are read back byte by byte, with their headers, whatever their key', async () => {
    const body = randomBytes(300_000);
    const Key = "logs/a b/ä+€%2F(1)!*'.gz";
    await put(Key, body, { ContentType: 'text/plain', ContentEncoding: 'gzip', Metadata: { stack: 's' } });
    expect((await read(Key)).equals(body)).toBe(true);
    const head = await sdk.send(new HeadObjectCommand({ Bucket: 'bucket', Key }));
    expect(head).toMatchObject({
      ContentType: 'text/plain',
      ContentEncoding: 'gzip',
      ContentLength: 300_000,
      Metadata: { stack: 's' },
    });
  });

  test('are replaced whole, and the old bytes are gone', async () => {
    await put('a', 'old');
    await put('a', 'new');
    expect((await read('a')).toString()).toBe('new');
    expect(files()).toHaveLength(1);
  });

  test('may be streamed', async () => {
    const chunks = Array.from({ length: 50 }, () => randomBytes(10_000));
    await put('stream', Readable.from(chunks) as unknown as Buffer, { ContentLength: 500_000 });
    expect((await read('stream')).equals(Buffer.concat(chunks))).toBe(true);
  });

  test('may be read in part', async () => {
    await put('a', '0123456789');
    const part = async (Range: string) => {
      const answer = await sdk.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'a', Range }));
      return [await answer.Body?.transformToString(), answer.ContentRange];
    };
    expect(await part('bytes=2-4')).toEqual(['234', 'bytes 2-4/10']);
    expect(await part('bytes=-3')).toEqual(['789', 'bytes 7-9/10']);
    await expect(part('bytes=20-')).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  test('are copied, and removed one by one or many at once', async () => {
    await put('a b/ä', 'content', { ContentType: 'text/plain' });
    await sdk.send(
      new CopyObjectCommand({ Bucket: 'bucket', Key: 'copy', CopySource: encodeURI('bucket/a b/ä') }),
    );
    expect((await read('copy')).toString()).toBe('content');
    await sdk.send(new DeleteObjectCommand({ Bucket: 'bucket', Key: 'copy' }));
    await sdk.send(
      new DeleteObjectsCommand({
        Bucket: 'bucket',
        Delete: { Objects: [{ Key: 'a b/ä' }, { Key: 'never<>&' }] },
      }),
    );
    await expect(read('a b/ä')).rejects.toBeInstanceOf(NoSuchKey);
    expect(files()).toEqual([]);
  });

  test('that are created only if absent keep what is there', async () => {
    await put('a', 'first', { IfNoneMatch: '*' });
    await expect(put('a', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    expect((await read('a')).toString()).toBe('first');
  });

  test('of a bucket that does not exist are refused', async () => {
    await expect(sdk.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'a' }))).rejects.toBeInstanceOf(
      NoSuchBucket,
    );
    await expect(sdk.send(new HeadObjectCommand({ Bucket: 'bucket', Key: 'a' }))).rejects.toBeInstanceOf(
      NotFound,
    );
    await sdk.send(new CreateBucketCommand({ Bucket: 'nowhere' }));
    await sdk.send(new HeadBucketCommand({ Bucket: 'nowhere' }));
  });

  test('survive a restart, and what a crash left half written is removed', async () => {
    await put('a', 'content');
    writeFileSync(join(folder.path, 'objects', 'half'), 'hal');
    await stop();
    await open();
    await s3.start();
    expect((await read('a')).toString()).toBe('content');
    expect(files()).toHaveLength(1);
  });
});

describe('a list', () => {
  test('has all keys of a prefix in order, page after page', async () => {
    const keys = Array.from({ length: 25 }, (_, index) => `p/${String(index).padStart(2, '0')}&<ä>`);
    await Promise.all([...keys, 'q/1'].map((key) => put(key)));
    const found: (string | undefined)[] = [];
    for await (const page of paginateListObjectsV2(
      { client: sdk, pageSize: 10 },
      { Bucket: 'bucket', Prefix: 'p/' },
    )) {
      found.push(...(page.Contents ?? []).map(({ Key }) => Key));
    }
    expect(found).toEqual(keys);
  });

  test('groups keys by a delimiter', async () => {
    await Promise.all(['a/1', 'a/2', 'b/1', 'c'].map((key) => put(key)));
    const { CommonPrefixes, Contents, KeyCount } = await sdk.send(
      new ListObjectsV2Command({ Bucket: 'bucket', Delimiter: '/' }),
    );
    expect(CommonPrefixes).toEqual([{ Prefix: 'a/' }, { Prefix: 'b/' }]);
    expect(Contents?.map(({ Key }) => Key)).toEqual(['c']);
    expect(KeyCount).toBe(3);
  });
});

describe('a presigned URL', () => {
  test('gets an object, with the headers that it was signed with', async () => {
    await put('logs/1', 'text');
    const command = new GetObjectCommand({
      Bucket: 'bucket',
      Key: 'logs/1',
      ResponseContentType: 'text/plain',
      ResponseContentEncoding: 'identity',
    });
    const answer = await fetch(await getSignedUrl(sdk, command, { expiresIn: 60 }));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('text');
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(answer.headers.get('content-encoding')).toBe('identity');
  });

  test('puts an object', async () => {
    const unchecked = new S3Client({ ...config, requestChecksumCalculation: 'WHEN_REQUIRED' });
    const url = await getSignedUrl(unchecked, new PutObjectCommand({ Bucket: 'bucket', Key: 'a' }), {
      expiresIn: 60,
    });
    const answer = await fetch(url, {
      method: 'PUT',
      body: 'content',
      headers: { 'content-type': 'text/plain' },
    });
    expect(answer.status).toBe(200);
    expect((await read('a')).toString()).toBe('content');
  });

  test('with the checksum of another body puts nothing', async () => {
    const checked = new S3Client({ ...config, requestChecksumCalculation: 'WHEN_SUPPORTED' });
    const url = await getSignedUrl(
      checked,
      new PutObjectCommand({ Bucket: 'bucket', Key: 'a', Body: 'one' }),
      { expiresIn: 60 },
    );
    const answer = await fetch(url, { method: 'PUT', body: 'two' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('<Code>BadDigest</Code>');
  });

  test('is refused when it has expired, was changed, or is for another host name', async () => {
    await put('a');
    const command = new GetObjectCommand({ Bucket: 'bucket', Key: 'a' });
    const expired = await getSignedUrl(sdk, command, {
      expiresIn: 60,
      signingDate: new Date(Date.now() - 61_000),
    });
    const valid = await getSignedUrl(sdk, command, { expiresIn: 60 });
    const codes = await Promise.all(
      [
        expired,
        valid.replace('/a?', '/b?'),
        valid.replace('127.0.0.1', 'localhost'),
        valid.replace('Expires=60', 'Expires=90'),
      ].map(async (url) => {
        const answer = await fetch(url);
        return [answer.status, /<Code>(\w+)</.exec(await answer.text())?.[1]];
      }),
    );
    expect(codes).toEqual([
      [403, 'AccessDenied'],
      [403, 'SignatureDoesNotMatch'],
      [403, 'SignatureDoesNotMatch'],
      [403, 'SignatureDoesNotMatch'],
    ]);
  });
});

test('who may not list a bucket is not told that a key is missing', async () => {
  admit = (_service, { operation }) => {
    if (operation === 'ListObjectsV2') throw new AwsError('AccessDeniedException', 'no', { status: 403 });
  };
  await expect(read('missing')).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('an access key that nobody has is called as S3 calls it', async () => {
  const stranger = new S3Client({
    ...config,
    credentials: { accessKeyId: 'AKIDNOBODY', secretAccessKey: 'x' },
  });
  const refused = stranger.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'a' }));
  await expect(refused).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
});
