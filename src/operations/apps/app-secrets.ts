import type { AppRecord } from '../../records/app-record.ts';
import type { SecretMembers } from '../../records/seal-members.ts';
import { sourceSecrets } from '../../records/source-secrets.ts';

/** The secrets of an app by their path in the record; of the environment only the secure variables. */
export function appSecrets({
  AppSource,
  SslConfiguration,
  Environment,
}: Omit<AppRecord, 'sealed'>): SecretMembers {
  const secure = Environment.filter(({ Secure }) => Secure);
  return {
    ...sourceSecrets('AppSource', AppSource),
    'SslConfiguration.Certificate': SslConfiguration.Certificate,
    'SslConfiguration.PrivateKey': SslConfiguration.PrivateKey,
    'SslConfiguration.Chain': SslConfiguration.Chain,
    ...Object.fromEntries(secure.map(({ Key, Value }) => [`Environment.${Key}`, Value])),
  };
}
