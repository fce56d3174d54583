import type { AppType } from '../../app/app-type.ts';
import type { LayerType } from '../../layer/layer-type.ts';
import { backendsFor } from '../backends-for.ts';
import { domainsOf } from '../domains-of.ts';
import type { JsonObject } from '../json-object.ts';
import type { LayerRecord } from '../stack-snapshot.ts';
import type { Topology } from '../topology.ts';

/** The app servers that HAProxy balances: how its attributes call them, and where they are. */
const BALANCED: readonly { name: string; layer: LayerType; app: AppType }[] = [
  { name: 'rails', layer: 'rails-app', app: 'rails' },
  { name: 'php', layer: 'php-app', app: 'php' },
  { name: 'nodejs', layer: 'nodejs-app', app: 'nodejs' },
  { name: 'static', layer: 'web', app: 'static' },
  { name: 'java', layer: 'java-app', app: 'java' },
];

/** `node[:haproxy]`: the layer's settings, the online app servers and the apps they serve. */
export function haproxyAttributes(layer: LayerRecord, topology: Topology): JsonObject {
  const settings = layer.Attributes ?? {};
  const lists = BALANCED.flatMap(({ name, layer: type, app }) => [
    [`${name}_backends`, backends(type, topology)] as const,
    [`${name}_applications`, applications(app, topology)] as const,
  ]);
  return {
    enable_stats: settings.EnableHaproxyStats !== 'false',
    stats_url: settings.HaproxyStatsUrl ?? '/haproxy?stats',
    stats_user: settings.HaproxyStatsUser ?? 'opsworks',
    health_check_url: settings.HaproxyHealthCheckUrl ?? '/',
    health_check_method: settings.HaproxyHealthCheckMethod ?? 'OPTIONS',
    ...Object.fromEntries(lists),
  };
}

function backends(type: LayerType, topology: Topology): JsonObject[] {
  const layer = topology.layerOfType(type);
  if (!layer) return [];
  return topology.onlineIn(layer).map((instance) => ({
    name: instance.Hostname,
    ip: instance.PrivateIp ?? null,
    backends: backendsFor(instance.InstanceType),
  }));
}

function applications(type: AppType, topology: Topology): JsonObject {
  const apps = topology.apps.filter((app) => app.Type === type);
  return Object.fromEntries(
    apps.map((app) => [app.Shortname, { domains: domainsOf(app), mounted_at: null }] as const),
  );
}
