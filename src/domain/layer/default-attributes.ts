import type { LayerAttributes } from './layer-attributes.ts';
import type { LayerType } from './layer-type.ts';

/** What a layer of each type starts with where its request leaves an attribute out; passwords are made, not defaulted. */
export const DEFAULT_ATTRIBUTES: Readonly<Partial<Record<LayerType, Partial<LayerAttributes>>>> = {
  // versions are those of Debian 12, not of OpsWorks' last days: what the layer's recipes install
  'rails-app': {
    RubyVersion: '3.1',
    RailsStack: 'apache_passenger',
    PassengerVersion: '6.0',
    RubygemsVersion: '3.3',
    ManageBundler: 'true',
    BundlerVersion: '2.3',
  },
  'nodejs-app': { NodejsVersion: '18.x' },
  'java-app': {
    Jvm: 'openjdk',
    JvmVersion: '17',
    JvmOptions: '',
    JavaAppServer: 'tomcat',
    JavaAppServerVersion: '10',
  },
  lb: {
    EnableHaproxyStats: 'true',
    HaproxyStatsUrl: '/haproxy?stats',
    HaproxyStatsUser: 'opsworks',
    HaproxyHealthCheckUrl: '/',
    HaproxyHealthCheckMethod: 'OPTIONS',
  },
  'db-master': { MysqlRootPasswordUbiquitous: 'true' },
  memcached: { MemcachedMemory: '512' },
  'monitoring-master': { GangliaUrl: '/ganglia', GangliaUser: 'opsworks' },
};
