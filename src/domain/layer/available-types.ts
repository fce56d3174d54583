import type { LayerType } from './layer-type.ts';

/** The layer types whose cookbooks this version carries; the others of the API cannot be created yet. */
export const AVAILABLE_TYPES: readonly LayerType[] = [
  'custom',
  'php-app',
  'nodejs-app',
  'java-app',
  'rails-app',
  'web',
  'memcached',
  'lb',
  'db-master',
  'monitoring-master',
];
