import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError } from '../contracts/aws-error.ts';
import type { WireRequest } from '../wire/wire-request.ts';

interface Payload {
  body: Buffer;
  /** Headers that came after a chunked body. */
  trailers: Record<string, string>;
}

/**
 * The bytes that a request puts, freed of the chunks that SDKs send streams in, and checked against every checksum
 * that came along.
 * @throws AwsError BadDigest, NotImplemented
 */
export function readPayload(request: WireRequest): Buffer {
  const { body, trailers } = isChunked(request)
    ? unchunk(request.body)
    : { body: request.body, trailers: {} };
  const statedCrc32 =
    trailers['x-amz-checksum-crc32'] ??
    request.headers['x-amz-checksum-crc32'] ??
    request.url.searchParams.get('x-amz-checksum-crc32');
  if (statedCrc32 && statedCrc32 !== crc32Base64(body)) throw badDigest('CRC32');
  const statedMd5 = request.headers['content-md5'];
  if (statedMd5 !== undefined && statedMd5 !== createHash('md5').update(body).digest('base64'))
    throw badDigest('MD5');
  return body;
}

function isChunked({ headers }: WireRequest): boolean {
  const stated = headers['x-amz-content-sha256'] ?? '';
  if (!stated.startsWith('STREAMING-')) return false;
  if (stated === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return true;
  throw new AwsError('NotImplemented', `The local S3 does not check ${stated}`, { status: 501 });
}

/** Each chunk: its length in hexadecimal, a line break, the bytes, a line break; an empty one before the trailers. */
function unchunk(encoded: Buffer): Payload {
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const lineEnd = encoded.indexOf('\r\n', position);
    const length = Number.parseInt(encoded.toString('latin1', position, lineEnd), 16);
    if (lineEnd < 0 || Number.isNaN(length)) throw new AwsError('IncompleteBody', 'The chunks do not end');
    position = lineEnd + 2;
    if (length === 0) break;
    chunks.push(encoded.subarray(position, position + length));
    position += length + 2;
  }
  return { body: Buffer.concat(chunks), trailers: readTrailers(encoded.toString('latin1', position)) };
}

function readTrailers(text: string): Record<string, string> {
  const lines = text.split('\r\n').filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => [line.split(':', 1)[0], line.slice(line.indexOf(':') + 1).trim()]),
  );
}

function crc32Base64(body: Buffer): string {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return checksum.toString('base64');
}

function badDigest(algorithm: string): AwsError {
  return new AwsError('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
}
