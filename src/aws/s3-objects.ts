import {
  DeleteObjectsCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { UnavailableError } from '../domain/errors.ts';
import type { Audience, Objects } from '../ports/objects.ts';
import { callAws } from './call-aws.ts';
import { chunksOf } from './chunks-of.ts';
import { errorCode } from './error-code.ts';

/** S3's limit for one DeleteObjects. */
const MOST_DELETES = 1000;

/**
 * Objects in one bucket. A presigned URL holds for one host name, because the signature covers it: so each audience
 * has a client whose endpoint is the one at which that audience reaches the bucket.
 */
export function createS3Objects(options: {
  client: S3Client;
  presigners: Record<Audience, S3Client>;
  bucket: string;
}): Objects {
  const { client, presigners, bucket: Bucket } = options;

  return {
    put: async (Key, Body, { contentType, contentEncoding } = {}) => {
      const input = { Bucket, Key, Body, ContentType: contentType, ContentEncoding: contentEncoding };
      await callAws('S3', () => client.send(new PutObjectCommand(input)));
    },
    get: (key) => callAws('S3', () => read(client, Bucket, key)),
    list: (prefix) => callAws('S3', () => list(client, Bucket, prefix)),
    remove: async (keys) => {
      for (const chunk of chunksOf(keys, MOST_DELETES))
        await callAws('S3', () => remove(client, Bucket, chunk));
    },
    presignGet: (Key, { audience, expiresSeconds, responseContentType, responseContentEncoding }) => {
      const answerAs = {
        ResponseContentType: responseContentType,
        ResponseContentEncoding: responseContentEncoding,
      };
      const command = new GetObjectCommand({ Bucket, Key, ...answerAs });
      return getSignedUrl(presigners[audience], command, { expiresIn: expiresSeconds });
    },
    presignPut: (Key, { audience, expiresSeconds }) =>
      getSignedUrl(presigners[audience], new PutObjectCommand({ Bucket, Key }), {
        expiresIn: expiresSeconds,
      }),
  };
}

async function read(client: S3Client, Bucket: string, Key: string): Promise<Uint8Array | undefined> {
  try {
    const answer = await client.send(new GetObjectCommand({ Bucket, Key }));
    return await answer.Body?.transformToByteArray();
  } catch (error) {
    if (errorCode(error) !== 'NoSuchKey') throw error;
    return undefined;
  }
}

async function list(client: S3Client, Bucket: string, Prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix }))
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
  return keys;
}

/** S3 answers 200 even when some keys could not be removed, and names them in the answer. */
async function remove(client: S3Client, Bucket: string, keys: string[]): Promise<void> {
  const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
  const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket, Delete }));
  const [first] = Errors;
  if (first)
    throw new UnavailableError(`S3 did not remove ${Errors.length} objects: ${first.Key}: ${first.Message}`);
}
