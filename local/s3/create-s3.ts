import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../contracts/aws-error.ts';
import type { Call } from '../contracts/aws-service.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import type { AdmitCall } from '../wire/admit-call.ts';
import type { Endpoint, SignedRequest } from '../wire/endpoint.ts';
import { escapeXml } from '../wire/protocols/escape-xml.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import type { WireResponse } from '../wire/wire-response.ts';
import { keysToDelete } from './keys-to-delete.ts';
import { ObjectStore } from './object-store.ts';
import { readPayload } from './read-payload.ts';
import { copySource, type S3Call, s3Operations } from './s3-operations.ts';
import { readS3Request } from './s3-request.ts';
import { xmlAnswer } from './xml-answer.ts';

export interface S3Options {
  database: DatabaseSync;
  /** The cloud's data folder; objects are files in `objects/` below it. */
  dataDir: string;
  clock: LocalClock;
  admit?: AdmitCall;
}

export interface S3 {
  endpoint: Endpoint;
  ensureBucket(name: string): void;
  /** Removes what a crash left behind. */
  start(): Promise<void>;
}

/** S3 in path style: a small router of its own, because its wire is like no other service's. */
export function createS3({ database, dataDir, clock, admit = () => {} }: S3Options): S3 {
  const store = new ObjectStore(database, join(dataDir, 'objects'));

  const respond = async (signed: SignedRequest): Promise<WireResponse> => {
    const call: S3Call = { ...readS3Request(signed.request), request: signed.request };
    await admitCall(admit, signed, call);
    if (call.operation !== 'CreateBucket' && call.bucket !== '' && !store.hasBucket(call.bucket))
      throw noSuchBucket();
    try {
      return await s3Operations[call.operation](store, call, clock);
    } catch (error) {
      throw hiddenFrom(admit, signed, call, error);
    }
  };

  return {
    endpoint: { signingName: 's3', respond, refuse },
    ensureBucket: (name) => store.createBucket(name, clock.now()),
    start: () => store.sweep(),
  };
}

async function admitCall(admit: AdmitCall, signed: SignedRequest, call: S3Call): Promise<void> {
  const { operation, bucket, key, request } = call;
  const CopySource = operation === 'CopyObject' ? copySource(request) : undefined;
  const Keys = operation === 'DeleteObjects' ? (await keysToDelete(readPayload(request))).keys : undefined;
  admit('s3', describe(signed, operation), { Bucket: bucket, Key: key, Keys, CopySource });
}

function describe({ region, requestId, caller }: SignedRequest, operation: string): Call {
  return { operation, region, requestId, caller };
}

/** Who may not list a bucket does not learn which keys it lacks: S3 answers as if reading were forbidden. */
function hiddenFrom(admit: AdmitCall, signed: SignedRequest, { bucket }: S3Call, error: unknown): unknown {
  if (!(error instanceof AwsError) || error.code !== 'NoSuchKey') return error;
  try {
    admit('s3', describe(signed, 'ListObjectsV2'), { Bucket: bucket });
    return error;
  } catch (refusal) {
    return refusal;
  }
}

function noSuchBucket(): AwsError {
  return new AwsError('NoSuchBucket', 'The specified bucket does not exist', { status: 404 });
}

/** S3 has names of its own for some errors, and a HEAD is answered by the status alone. */
function refuse(error: AwsError, { method, url }: WireRequest, requestId: string): WireResponse {
  const own: Record<string, string> = {
    UnrecognizedClientException: 'InvalidAccessKeyId',
    AccessDeniedException: 'AccessDenied',
    ThrottlingException: 'SlowDown',
  };
  const code = own[error.code] ?? error.code;
  if (method === 'HEAD') return { status: error.status, headers: {}, body: '' };
  return xmlAnswer(
    `<Error><Code>${code}</Code><Message>${escapeXml(error.message)}</Message>` +
      `<Resource>${escapeXml(url.pathname)}</Resource><RequestId>${requestId}</RequestId></Error>`,
    error.status,
  );
}
