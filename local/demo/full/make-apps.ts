import type { CreateAppRequest } from '@aws-sdk/client-opsworks';
import { FULL_APPS, type FullApp, type FullAppName } from './full-apps.ts';
import { type FullSecrets, GREETING } from './full-secrets.ts';
import type { FullAppMade } from './full-stack.ts';
import type { FullWalkOptions } from './full-walk-options.ts';

/** The apps at their first version, which each app server deploys when it boots. */
export async function makeApps(
  { client, sourcesPort }: Pick<FullWalkOptions, 'client' | 'sourcesPort'>,
  StackId: string,
  secrets: FullSecrets,
): Promise<Record<FullAppName, FullAppMade>> {
  const made = FULL_APPS.map(async (app) => {
    const { name, type, layer, settings } = app;
    const source = (version: string) => sourceOf(app, version, sourcesPort);
    const { AppId = '' } = await client.createApp({
      StackId,
      Name: name,
      Type: type,
      Domains: [...app.domains],
      AppSource: source('version1'),
      ...settings,
      ...secretSettings(name, secrets),
    });
    return [name, { appId: AppId, layer, source } satisfies FullAppMade] as const;
  });
  return Object.fromEntries(await Promise.all(made)) as Record<FullAppName, FullAppMade>;
}

function sourceOf({ example, source }: FullApp, version: string, port: number) {
  const server = `http://host.opswright.internal:${port}`;
  switch (source) {
    case 'git':
      return { Type: source, Url: `${server}/${example}.git`, Revision: version };
    case 'archive':
      return { Type: source, Url: `${server}/${example}-${version}.war` };
  }
}

function secretSettings(app: FullAppName, secrets: FullSecrets): Partial<CreateAppRequest> {
  const secure = (Key: string, Value: string) => ({ Key, Value, Secure: true });
  switch (app) {
    case 'notes':
      return { Environment: [secure('SECRET_KEY_BASE', secrets.secretKeyBase)] };
    case 'environment':
      return { Environment: [{ Key: 'GREETING', Value: GREETING }, secure('API_TOKEN', secrets.apiToken)] };
    case 'pages': {
      const { certificate, privateKey } = secrets.certificate;
      return { EnableSsl: true, SslConfiguration: { Certificate: certificate, PrivateKey: privateKey } };
    }
    case 'guestbook':
    case 'visits':
      return {};
  }
}
