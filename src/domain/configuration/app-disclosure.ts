import { NotFoundError } from '../errors.ts';
import type { SecretNeeds } from './secret-needs.ts';
import type { StackSecrets } from './stack-secrets.ts';
import type { AppRecord } from './stack-snapshot.ts';

/** The secret part of an app in clear, as far as one instance may know it; null or empty where it may not. */
export interface AppDisclosure {
  environment: Record<string, string>;
  /** The address as the user gave it, credentials in the URL included. */
  url: string | null;
  password: string | null;
  sshKey: string | null;
  certificate: string | null;
  privateKey: string | null;
  chain: string | null;
}

/**
 * What an instance with these needs is told of an app.
 * @throws NotFoundError when the value of a secure variable that it needs was not given
 */
export function appDisclosure(
  app: AppRecord,
  needs: SecretNeeds,
  secrets: StackSecrets,
): AppDisclosure | undefined {
  if (!needs.appIds.includes(app.AppId)) return undefined;
  const { source, ssl } = secrets.apps?.[app.AppId] ?? {};
  return {
    environment: environmentOf(app, secrets),
    url: app.AppSource?.Url ?? null,
    password: source?.Password?.reveal() ?? null,
    sshKey: source?.SshKey?.reveal() ?? null,
    certificate: ssl?.Certificate?.reveal() ?? null,
    privateKey: ssl?.PrivateKey?.reveal() ?? null,
    chain: ssl?.Chain?.reveal() ?? null,
  };
}

function environmentOf(app: AppRecord, secrets: StackSecrets): Record<string, string> {
  const variables = (app.Environment ?? []).flatMap(({ Key, Value, Secure }) => {
    if (Key === undefined) return [];
    return [[Key, Secure ? secureValue(app, Key, secrets) : (Value ?? '')] as const];
  });
  return Object.fromEntries(variables);
}

function secureValue(app: AppRecord, key: string, secrets: StackSecrets): string {
  const secret = secrets.apps?.[app.AppId]?.environment?.[key];
  if (!secret)
    throw new NotFoundError(`The value of the secure variable ${key} of the app ${app.Name} is missing.`);
  return secret.reveal();
}
