import { DEFAULT_ATTRIBUTES } from '../../layer/default-attributes.ts';
import type { LayerType } from '../../layer/layer-type.ts';
import type { JsonObject } from '../json-object.ts';
import type { LayerRecord } from '../stack-snapshot.ts';
import type { Topology } from '../topology.ts';
import { haproxyAttributes } from './haproxy-attributes.ts';

type Builder = (
  settings: Record<string, string | null | undefined>,
  layer: LayerRecord,
  topology: Topology,
) => JsonObject;

/** What a layer's presence in the stack adds at the root of the node, passwords excepted. */
const BUILDERS: Partial<Record<LayerType, Builder>> = {
  lb: (_settings, layer, topology) => ({ haproxy: haproxyAttributes(layer, topology) }),
  'db-master': (_settings, _layer, topology) => ({ mysql: { clients: privateIps(topology) } }),
  memcached: (settings) => ({ memcached: { memory: Number(settings.MemcachedMemory ?? 512), port: 11211 } }),
  'monitoring-master': (settings) => ({
    ganglia: { web: { url: settings.GangliaUrl ?? '/ganglia', user: settings.GangliaUser ?? 'opsworks' } },
  }),
  'rails-app': (settings) => ({
    passenger: { version: settings.PassengerVersion ?? null },
    opsworks_rubygems: { version: settings.RubygemsVersion ?? null },
    opsworks_bundler: {
      manage_package: settings.ManageBundler !== 'false',
      version: settings.BundlerVersion ?? null,
    },
  }),
  'nodejs-app': (settings) => ({ opsworks_nodejs: { version: settings.NodejsVersion ?? null } }),
  'java-app': (settings, _layer, topology) => ({ opsworks_java: javaAttributes(settings, topology) }),
  'ecs-cluster': (settings) => ({
    opsworks_ecs: {
      ecs_cluster_arn: settings.EcsClusterArn ?? null,
      ecs_cluster_name: clusterName(settings),
    },
  }),
};

/** `node[:haproxy]`, `node[:mysql]`, `node[:memcached]` and so on, for the layers that the stack has. */
export function serviceAttributes(topology: Topology): JsonObject {
  const parts = topology.layers.map(
    (layer) => BUILDERS[layer.Type]?.(settingsOf(layer), layer, topology) ?? {},
  );
  return Object.assign({}, ...parts);
}

/** A layer's attributes, its type's own where it has none. */
function settingsOf(layer: LayerRecord): Record<string, string | null | undefined> {
  const given = Object.entries(layer.Attributes ?? {}).filter(([, value]) => value !== null);
  return { ...DEFAULT_ATTRIBUTES[layer.Type], ...Object.fromEntries(given) };
}

function privateIps(topology: Topology): string[] {
  return topology.online.flatMap((instance) => (instance.PrivateIp ? [instance.PrivateIp] : []));
}

function javaAttributes(settings: Record<string, string | null | undefined>, topology: Topology): JsonObject {
  const javaApps = topology.apps.filter((app) => app.Type === 'java');
  return {
    jvm: settings.Jvm ?? null,
    jvm_version: settings.JvmVersion ?? null,
    jvm_options: settings.JvmOptions ?? '',
    java_app_server: settings.JavaAppServer ?? null,
    java_app_server_version: settings.JavaAppServerVersion ?? null,
    datasources: Object.fromEntries(javaApps.map((app) => [app.Shortname, `jdbc/${app.Shortname}`])),
  };
}

function clusterName(settings: Record<string, string | null | undefined>): string | null {
  return settings.EcsClusterArn?.split('/').at(-1) ?? null;
}
