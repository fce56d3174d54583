import { AwsError } from '../contracts/aws-error.ts';
import type { WireRequest } from '../wire/wire-request.ts';

/** The calls of S3 that the local cloud has. */
export type S3Operation =
  | 'ListBuckets'
  | 'CreateBucket'
  | 'HeadBucket'
  | 'ListObjectsV2'
  | 'DeleteObjects'
  | 'GetObject'
  | 'HeadObject'
  | 'PutObject'
  | 'CopyObject'
  | 'DeleteObject';

export interface S3Request {
  operation: S3Operation;
  bucket: string;
  /** Empty for a call on a bucket. */
  key: string;
}

/** Subresources that we do not have: they must not be taken for the plain call on the same path. */
const UNKNOWN = [
  'acl',
  'tagging',
  'uploads',
  'uploadId',
  'policy',
  'versioning',
  'versions',
  'location',
  'attributes',
  'lifecycle',
  'cors',
  'retention',
  'torrent',
]; // prettier-ignore

/** Which call a request is: told by method, path (path style) and query. @throws AwsError NotImplemented */
export function readS3Request({ method, url, headers }: WireRequest): S3Request {
  const [bucket = '', key = ''] = splitPath(url.pathname);
  const operation = key === '' ? bucketOperation(method, bucket, url) : objectOperation(method, headers);
  if (operation === undefined || UNKNOWN.some((name) => url.searchParams.has(name))) {
    throw new AwsError(
      'NotImplemented',
      `The local S3 does not have ${method} ${url.pathname}${url.search}`,
      {
        status: 501,
      },
    );
  }
  return { operation, bucket, key };
}

function splitPath(pathname: string): string[] {
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(pathname) ?? [];
  return [bucket, key].map(decodeURIComponent);
}

function bucketOperation(method: string, bucket: string, url: URL): S3Operation | undefined {
  if (bucket === '') return method === 'GET' ? 'ListBuckets' : undefined;
  switch (method) {
    case 'GET':
      return url.searchParams.get('list-type') === '2' ? 'ListObjectsV2' : undefined;
    case 'HEAD':
      return 'HeadBucket';
    case 'PUT':
      return 'CreateBucket';
    case 'POST':
      return url.searchParams.has('delete') ? 'DeleteObjects' : undefined;
    default:
      return undefined;
  }
}

function objectOperation(method: string, headers: Record<string, string>): S3Operation | undefined {
  switch (method) {
    case 'GET':
      return 'GetObject';
    case 'HEAD':
      return 'HeadObject';
    case 'PUT':
      return headers['x-amz-copy-source'] === undefined ? 'PutObject' : 'CopyObject';
    case 'DELETE':
      return 'DeleteObject';
    default:
      return undefined;
  }
}
