import { SignatureV4 } from '@smithy/signature-v4';
import { Sha256 } from './sha256.ts';

export interface SigningKey {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

export interface SigningScope {
  service: string;
  region: string;
  /** Epoch milliseconds. */
  at: number;
}

/** The headers of a request, signed with SigV4; every header given is among the signed ones. */
export async function signRequest(
  request: { method: string; url: string; headers: Record<string, string>; body: string },
  key: SigningKey,
  { service, region, at }: SigningScope,
): Promise<Record<string, string>> {
  const { protocol, hostname, host, port, pathname } = new URL(request.url);
  const signer = new SignatureV4({ service, region, credentials: key, sha256: Sha256, applyChecksum: false });
  const signed = await signer.sign(
    {
      method: request.method,
      protocol,
      hostname,
      port: port === '' ? undefined : Number(port),
      path: pathname,
      headers: { ...request.headers, host },
      body: request.body,
    },
    { signingDate: new Date(at) },
  );
  return signed.headers;
}
