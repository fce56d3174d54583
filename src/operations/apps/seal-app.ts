import { FILTERED } from '../../domain/filtered.ts';
import { mask } from '../../domain/mask.ts';
import { maskSource } from '../../domain/mask-source.ts';
import type { EnvironmentVariable, SslConfiguration } from '../../model/opsworks.generated.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { AppRecord } from '../../records/app-record.ts';
import { sealMembers } from '../../records/seal-members.ts';
import type { Sealed } from '../../records/sealed.ts';
import { appSecrets } from './app-secrets.ts';
import { NO_SSL } from './no-ssl.ts';

/** The app as it may be stored: its secrets encrypted, their members masked. */
export async function sealApp<T extends Omit<AppRecord, 'sealed'>>(
  secrets: Secrets,
  app: T,
  stored?: Sealed,
): Promise<T & { sealed: Sealed }> {
  return {
    ...app,
    AppSource: maskSource(app.AppSource),
    SslConfiguration: maskSsl(app.SslConfiguration),
    Environment: app.Environment.map(maskVariable),
    sealed: await sealMembers(secrets, `app/${app.AppId}`, appSecrets(app), stored),
  };
}

function maskSsl({ Certificate, PrivateKey, Chain }: SslConfiguration): SslConfiguration {
  if (!Certificate) return NO_SSL;
  return { Certificate: FILTERED, PrivateKey: mask(PrivateKey), ...(Chain && { Chain: FILTERED }) };
}

function maskVariable({ Key, Value, Secure = false }: EnvironmentVariable): EnvironmentVariable {
  return { Key, Value: Secure ? mask(Value) : Value, Secure };
}
