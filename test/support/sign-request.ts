import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { HttpRequest } from '../../src/api/http-request.ts';

class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Uint8Array);
  }
  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

export interface SigningOptions {
  credentials: { accessKeyId: string; secretAccessKey: string };
  service?: string;
  region?: string;
  at?: Date;
  method?: string;
  path?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** A request signed by AWS's own signer, as it would come over the wire. */
export async function signRequest(options: SigningOptions): Promise<HttpRequest> {
  const { service = 'opsworks', region = 'us-west-2', at = new Date('2026-01-05T12:00:00Z') } = options;
  const { method = 'POST', path = '/', query = {}, body = '{}' } = options;
  const signer = new SignatureV4({ credentials: options.credentials, service, region, sha256: Sha256 });
  const headers = { host: 'opsworks.test', 'content-type': 'application/x-amz-json-1.1', ...options.headers };
  const signed = await signer.sign(
    { method, protocol: 'https:', hostname: 'opsworks.test', path, query, headers, body },
    { signingDate: at },
  );
  const search = new URLSearchParams(query).toString().replaceAll('+', '%20');
  return {
    method,
    path: search === '' ? path : `${path}?${search}`,
    headers: signed.headers,
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  };
}
