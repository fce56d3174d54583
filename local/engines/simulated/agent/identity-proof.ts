import type { Boot } from './boot.ts';
import { readMetadata } from './metadata-client.ts';
import { signRequest } from './sign-request.ts';

const CREDENTIALS = '/latest/meta-data/identity-credentials/ec2/security-credentials/ec2-instance';
const BODY = 'Action=GetCallerIdentity&Version=2011-06-15';

interface InstanceCredentials {
  AccessKeyId: string;
  SecretAccessKey: string;
  Token: string;
}

/** A GetCallerIdentity request signed by the machine and bound to the nonce; whoever holds it may send it to STS. */
export async function identityProof(
  boot: Boot,
  { nonce, stsHost, stsRegion }: { nonce: string; stsHost: string; stsRegion: string },
): Promise<{ body: string; headers: Record<string, string> }> {
  const credentials = JSON.parse(await readMetadata(boot, CREDENTIALS)) as InstanceCredentials;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    'x-opswright-nonce': nonce,
  };
  const key = {
    accessKeyId: credentials.AccessKeyId,
    secretAccessKey: credentials.SecretAccessKey,
    sessionToken: credentials.Token,
  };
  const scope = { service: 'sts', region: stsRegion, at: boot.world.signingTime() };
  const request = { method: 'POST', url: `https://${stsHost}/`, headers, body: BODY };
  return { body: BODY, headers: await signRequest(request, key, scope) };
}
