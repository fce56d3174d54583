import type { SecretNeeds } from '../../domain/configuration/secret-needs.ts';
import type {
  AppSecrets,
  LayerSecrets,
  SourceSecrets,
  StackSecrets,
} from '../../domain/configuration/stack-secrets.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { AppRecord } from '../../records/app-record.ts';
import type { LayerRecord } from '../../records/layer-record.ts';
import { openSealed } from '../../records/open-sealed.ts';
import type { Sealed } from '../../records/sealed.ts';
import type { SecretOwner } from '../../records/secret-context.ts';
import type { LoadedSnapshot } from '../../workflows/configure/load-snapshot.ts';

const ENVIRONMENT = 'Environment.';

/** Opens those secrets of a stack that one instance needs for one command, and no others. */
export async function openSecrets(
  secrets: Secrets,
  loaded: LoadedSnapshot,
  needs: SecretNeeds,
): Promise<StackSecrets> {
  const apps = loaded.apps.filter((app) => needs.appIds.includes(app.AppId));
  const layers = loaded.layers.filter((layer) => needs.layerIds.includes(layer.LayerId));
  const { stack } = loaded;
  const cookbooks = opener(secrets, `stack/${stack.StackId}`, stack.sealed);
  return {
    apps: Object.fromEntries(await Promise.all(apps.map((app) => appSecrets(secrets, app)))),
    layers: Object.fromEntries(await Promise.all(layers.map((layer) => layerSecrets(secrets, layer)))),
    customCookbooks: needs.customCookbooks
      ? await sourceSecrets(cookbooks, 'CustomCookbooksSource')
      : undefined,
  };
}

type Open = (member: string) => Promise<Secret | undefined>;

function opener(secrets: Secrets, owner: SecretOwner, sealed: Sealed): Open {
  return (member) => openSealed(secrets, owner, sealed, member);
}

async function appSecrets(secrets: Secrets, app: AppRecord): Promise<[string, AppSecrets]> {
  const open = opener(secrets, `app/${app.AppId}`, app.sealed);
  const variables = Object.keys(app.sealed).filter((member) => member.startsWith(ENVIRONMENT));
  const environment: Record<string, Secret> = {};
  for (const member of variables) {
    const value = await open(member);
    if (value) environment[member.slice(ENVIRONMENT.length)] = value;
  }
  const ssl = {
    Certificate: await open('SslConfiguration.Certificate'),
    PrivateKey: await open('SslConfiguration.PrivateKey'),
    Chain: await open('SslConfiguration.Chain'),
  };
  return [app.AppId, { environment, source: await sourceSecrets(open, 'AppSource'), ssl }];
}

async function layerSecrets(secrets: Secrets, layer: LayerRecord): Promise<[string, LayerSecrets]> {
  const open = opener(secrets, `layer/${layer.LayerId}`, layer.sealed);
  const opened = {
    MysqlRootPassword: await open('Attributes.MysqlRootPassword'),
    HaproxyStatsPassword: await open('Attributes.HaproxyStatsPassword'),
    GangliaPassword: await open('Attributes.GangliaPassword'),
  };
  return [layer.LayerId, opened];
}

async function sourceSecrets(open: Open, member: string): Promise<SourceSecrets> {
  return { Password: await open(`${member}.Password`), SshKey: await open(`${member}.SshKey`) };
}
