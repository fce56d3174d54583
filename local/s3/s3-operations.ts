import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { AwsError } from '../contracts/aws-error.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import { escapeXml } from '../wire/protocols/escape-xml.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import type { WireResponse } from '../wire/wire-response.ts';
import { byteRange } from './byte-range.ts';
import { keysToDelete } from './keys-to-delete.ts';
import { listObjects } from './list-objects.ts';
import { answeredHeaders, keptHeaders } from './object-headers.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';
import { readPayload } from './read-payload.ts';
import type { S3Operation, S3Request } from './s3-request.ts';
import { xmlAnswer } from './xml-answer.ts';

export interface S3Call extends S3Request {
  request: WireRequest;
}

type Handler = (store: ObjectStore, call: S3Call, clock: LocalClock) => Promise<WireResponse> | WireResponse;

const empty = (status: number, headers: Record<string, string> = {}): WireResponse => ({
  status,
  headers,
  body: '',
});

export const s3Operations: Record<S3Operation, Handler> = {
  ListBuckets: () => {
    throw new AwsError('NotImplemented', 'The local S3 does not list buckets', { status: 501 });
  },

  CreateBucket(store, { bucket }, clock) {
    store.createBucket(bucket, clock.now());
    return empty(200, { location: `/${bucket}` });
  },

  HeadBucket: () => empty(200),

  ListObjectsV2: (store, { bucket, request }) =>
    xmlAnswer(listObjects(store, bucket, request.url.searchParams)),

  async GetObject(store, { bucket, key, request }) {
    const object = existing(store, bucket, key);
    const headers = answeredHeaders(object, request);
    const range = byteRange(request.headers.range, object.size);
    if (range === undefined) return { status: 200, headers, body: createReadStream(object.path) };
    const length = String(range.end - range.start + 1);
    const contentRange = `bytes ${range.start}-${range.end}/${object.size}`;
    return {
      status: 206,
      headers: { ...headers, 'content-length': length, 'content-range': contentRange },
      body: createReadStream(object.path, range),
    };
  },

  HeadObject: (store, { bucket, key, request }) =>
    empty(200, answeredHeaders(existing(store, bucket, key), request)),

  async PutObject(store, { bucket, key, request }, clock) {
    if (request.headers['if-none-match'] === '*' && store.get(bucket, key) !== undefined) {
      throw new AwsError(
        'PreconditionFailed',
        'At least one of the pre-conditions you specified did not hold',
        {
          status: 412,
        },
      );
    }
    const { etag } = await store.put(bucket, key, readPayload(request), keptHeaders(request), clock.now());
    return empty(200, { etag });
  },

  async CopyObject(store, { bucket, key, request }, clock) {
    const [, fromBucket = '', fromKey = ''] = /^\/?([^/]+)\/(.+)$/s.exec(copySource(request)) ?? [];
    const from = existing(store, fromBucket, fromKey);
    const { etag } = await store.put(bucket, key, await readFile(from.path), from.headers, clock.now());
    const modified = new Date(clock.now()).toISOString();
    return xmlAnswer(
      `<CopyObjectResult><ETag>${escapeXml(etag)}</ETag><LastModified>${modified}</LastModified></CopyObjectResult>`,
    );
  },

  async DeleteObject(store, { bucket, key }) {
    await store.remove(bucket, key);
    return empty(204);
  },

  async DeleteObjects(store, { bucket, request }) {
    const { keys, quiet } = await keysToDelete(readPayload(request));
    await Promise.all(keys.map((key) => store.remove(bucket, key)));
    const deleted = quiet ? [] : keys.map((key) => `<Deleted><Key>${escapeXml(key)}</Key></Deleted>`);
    return xmlAnswer(`<DeleteResult>${deleted.join('')}</DeleteResult>`);
  },
};

/** Without a version: the local S3 keeps none. */
export function copySource({ headers }: WireRequest): string {
  return decodeURIComponent(headers['x-amz-copy-source'] ?? '').replace(/\?versionId=.*$/, '');
}

function existing(store: ObjectStore, bucket: string, key: string): StoredObject {
  const object = store.get(bucket, key);
  if (object !== undefined) return object;
  throw new AwsError('NoSuchKey', 'The specified key does not exist.', { status: 404 });
}
