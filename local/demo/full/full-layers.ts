import type { LayerType } from '@aws-sdk/client-opsworks';

interface FullLayer {
  /** Its short name, too. */
  type: LayerType;
  name: string;
  instances: number;
}

/** All built-in layers that have instances, and how many of each: two PHP servers for the load balancer to choose from. */
export const FULL_LAYERS = [
  { type: 'lb', name: 'HAProxy', instances: 1 },
  { type: 'db-master', name: 'MySQL', instances: 1 },
  { type: 'rails-app', name: 'Rails App Server', instances: 1 },
  { type: 'php-app', name: 'PHP App Server', instances: 2 },
  { type: 'nodejs-app', name: 'Node.js App Server', instances: 1 },
  { type: 'java-app', name: 'Java App Server', instances: 1 },
  { type: 'web', name: 'Static Web Server', instances: 1 },
  { type: 'memcached', name: 'Memcached', instances: 1 },
  { type: 'monitoring-master', name: 'Ganglia', instances: 1 },
] as const satisfies readonly FullLayer[];

export type FullLayerName = (typeof FULL_LAYERS)[number]['type'];
