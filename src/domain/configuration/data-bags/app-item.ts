import type { AppDisclosure } from '../app-disclosure.ts';
import type { JsonObject } from '../json-object.ts';
import type { AppRecord } from '../stack-snapshot.ts';
import { withoutCredentials } from '../without-credentials.ts';

/**
 * An item of `aws_opsworks_app`. `type` is "other" in every Chef 12 stack, because no other type can be made there.
 * @param disclosure the secret part, where the reader may know it
 */
export function appItem(app: AppRecord, deploy: boolean, disclosure?: AppDisclosure): JsonObject {
  return {
    app_id: app.AppId,
    shortname: app.Shortname,
    name: app.Name,
    type: app.Type,
    deploy,
    app_source: appSource(app, disclosure),
    attributes: attributes(app),
    data_sources: dataSources(app),
    domains: [...(app.Domains ?? [])],
    enable_ssl: app.EnableSsl === true,
    ssl_configuration: {
      certificate: disclosure?.certificate ?? null,
      private_key: disclosure?.privateKey ?? null,
      chain: disclosure?.chain ?? null,
    },
    environment: { ...disclosure?.environment },
  };
}

function appSource(app: AppRecord, disclosure?: AppDisclosure): JsonObject {
  return {
    type: app.AppSource?.Type ?? 'other',
    url: disclosure?.url ?? withoutCredentials(app.AppSource?.Url),
    user: app.AppSource?.Username ?? null,
    password: disclosure?.password ?? null,
    ssh_key: disclosure?.sshKey ?? null,
    revision: app.AppSource?.Revision ?? null,
  };
}

function attributes(app: AppRecord): JsonObject {
  return {
    document_root: app.Attributes?.DocumentRoot ?? null,
    rails_env: app.Attributes?.RailsEnv ?? null,
    auto_bundle_on_deploy: app.Attributes?.AutoBundleOnDeploy !== 'false',
    aws_flow_ruby_settings: app.Attributes?.AwsFlowRubySettings ?? null,
  };
}

function dataSources(app: AppRecord): JsonObject[] {
  const sources = app.DataSources?.length ? app.DataSources : [{ Type: 'None' }];
  return sources.map(
    ({ Type, Arn, DatabaseName }: { Type?: string; Arn?: string; DatabaseName?: string }) => ({
      type: Type ?? 'None',
      arn: Arn ?? null,
      database_name: DatabaseName ?? null,
    }),
  );
}
