import { randomBytes } from 'node:crypto';
import { FULL_APPS } from './full-apps.ts';
import { type Certificate, makeCertificate } from './make-certificate.ts';

export const GREETING = 'Hello from "Opswright" & friends';

/** What only this stack knows, made anew each time. */
export interface FullSecrets {
  gangliaPassword: string;
  haproxyPassword: string;
  apiToken: string;
  secretKeyBase: string;
  /** Of the static site, for all of its domains. */
  certificate: Certificate;
}

export function makeFullSecrets(): FullSecrets {
  const secret = (bytes: number) => randomBytes(bytes).toString('hex');
  const pages = FULL_APPS.find(({ name }) => name === 'pages');
  return {
    gangliaPassword: secret(10),
    haproxyPassword: secret(10),
    apiToken: secret(16),
    secretKeyBase: secret(64),
    certificate: makeCertificate(pages?.domains ?? []),
  };
}
