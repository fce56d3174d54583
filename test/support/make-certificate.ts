import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate that it signs itself, for two days, as an app's SSL configuration takes it. Its files stay in the folder. */
export function makeCertificate(folder: string): { Certificate: string; PrivateKey: string } {
  const [crt, key] = [join(folder, 'site.crt'), join(folder, 'site.key')];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=example.org'];
  execFileSync('openssl', [...request, '-keyout', key, '-out', crt], { stdio: 'pipe' });
  return { Certificate: readFileSync(crt, 'utf8'), PrivateKey: readFileSync(key, 'utf8') };
}
