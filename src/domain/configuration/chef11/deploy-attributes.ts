import { type AppDisclosure, appDisclosure } from '../app-disclosure.ts';
import type { ConfigurationCommand } from '../configuration-command.ts';
import { domainsOf } from '../domains-of.ts';
import type { JsonObject } from '../json-object.ts';
import type { SecretNeeds } from '../secret-needs.ts';
import type { StackSecrets } from '../stack-secrets.ts';
import type { AppRecord } from '../stack-snapshot.ts';
import type { Topology } from '../topology.ts';
import { withoutCredentials } from '../without-credentials.ts';
import { databaseAttributes } from './database-attributes.ts';
import { TYPE_DEFAULTS } from './type-defaults.ts';

/** `node[:deploy]`: every app the command is about, by short name; an instance that does not run an app sees no secret of it. */
export function deployAttributes(
  apps: readonly AppRecord[],
  topology: Topology,
  command: ConfigurationCommand,
  needs: SecretNeeds,
  secrets: StackSecrets,
): JsonObject {
  const entry = (app: AppRecord): JsonObject => {
    const disclosure = appDisclosure(app, needs, secrets);
    const knowsPassword = needs.databaseOf.includes(app.AppId);
    return {
      ...identity(app),
      ...behaviour(app, command, topology),
      ...environment(app, disclosure),
      ...ssl(app, disclosure),
      scm: scm(app, disclosure),
      database: databaseAttributes(app, topology, knowsPassword ? secrets : undefined),
      memcached: memcached(topology),
    };
  };
  return Object.fromEntries(apps.map((app) => [app.Shortname, entry(app)]));
}

function identity(app: AppRecord): JsonObject {
  return {
    application: app.Shortname,
    application_type: app.Type,
    deploy_to: `/srv/www/${app.Shortname}`,
    domains: domainsOf(app),
    document_root: app.Attributes?.DocumentRoot || (app.Type === 'rails' ? 'public' : null),
    mounted_at: null,
    rails_env: app.Attributes?.RailsEnv || (app.Type === 'rails' ? 'production' : null),
  };
}

function behaviour(app: AppRecord, command: ConfigurationCommand, topology: Topology): JsonObject {
  return {
    auto_bundle_on_deploy: app.Attributes?.AutoBundleOnDeploy !== 'false',
    deploying_user: command.askedBy ?? null,
    migrate: command.args?.migrate?.[0] === 'true',
    restart_command: restartCommand(app, topology),
    sleep_before_restart: 0,
    stack: { needs_reload: false },
    ...TYPE_DEFAULTS[app.Type],
  };
}

function restartCommand(app: AppRecord, topology: Topology): string {
  if (app.Type !== 'rails') return "echo 'restarting app'";
  const unicorn = topology.layerOfType('rails-app')?.Attributes?.RailsStack === 'nginx_unicorn';
  return unicorn ? '../../shared/scripts/unicorn clean-restart' : 'touch tmp/restart.txt';
}

function environment(app: AppRecord, disclosure: AppDisclosure | undefined): JsonObject {
  const variables = disclosure?.environment ?? {};
  const rails: JsonObject =
    app.Type === 'rails' ? { RAILS_ENV: app.Attributes?.RailsEnv || 'production' } : {};
  return { environment_variables: { ...variables }, environment: { ...rails, ...variables } };
}

function ssl(app: AppRecord, disclosure: AppDisclosure | undefined): JsonObject {
  return {
    ssl_support: app.EnableSsl === true,
    ssl_certificate: disclosure?.certificate ?? null,
    ssl_certificate_key: disclosure?.privateKey ?? null,
    ssl_certificate_ca: disclosure?.chain ?? null,
  };
}

function scm(app: AppRecord, disclosure: AppDisclosure | undefined): JsonObject {
  return {
    scm_type: app.AppSource?.Type ?? 'other',
    repository: disclosure?.url ?? withoutCredentials(app.AppSource?.Url),
    revision: app.AppSource?.Revision ?? null,
    user: app.AppSource?.Username ?? null,
    password: disclosure?.password ?? null,
    ssh_key: disclosure?.sshKey ?? null,
  };
}

function memcached(topology: Topology): JsonObject {
  const layer = topology.layerOfType('memcached');
  const first = layer && topology.onlineIn(layer)[0];
  return { host: first?.PrivateIp ?? null, port: 11211 };
}
