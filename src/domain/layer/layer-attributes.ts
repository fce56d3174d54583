import type { LayerAttributesKeys } from '../../model/opsworks.generated.ts';

export type LayerAttributes = Record<LayerAttributesKeys, string | null>;

/** Every attribute of the API, unset. */
export const NO_LAYER_ATTRIBUTES: Readonly<LayerAttributes> = {
  BundlerVersion: null,
  EcsClusterArn: null,
  EnableHaproxyStats: null,
  GangliaPassword: null,
  GangliaUrl: null,
  GangliaUser: null,
  HaproxyHealthCheckMethod: null,
  HaproxyHealthCheckUrl: null,
  HaproxyStatsPassword: null,
  HaproxyStatsUrl: null,
  HaproxyStatsUser: null,
  JavaAppServer: null,
  JavaAppServerVersion: null,
  Jvm: null,
  JvmOptions: null,
  JvmVersion: null,
  ManageBundler: null,
  MemcachedMemory: null,
  MysqlRootPassword: null,
  MysqlRootPasswordUbiquitous: null,
  NodejsVersion: null,
  PassengerVersion: null,
  RailsStack: null,
  RubyVersion: null,
  RubygemsVersion: null,
};
