import type { LayerAttributes } from './layer-attributes.ts';
import type { LayerType } from './layer-type.ts';

/** What a layer of each type starts with where its request leaves an attribute out; passwords are made, not defaulted. */
export const DEFAULT_ATTRIBUTES: Readonly<Partial<Record<LayerType, Partial<LayerAttributes>>>> = {
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
