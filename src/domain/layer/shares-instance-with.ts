import type { LayerType } from './layer-type.ts';

/** Which layer types may be on one instance (user guide, layer pages, "may share an instance with"). */
const COMPANIONS: Record<LayerType, readonly LayerType[]> = {
  lb: ['custom', 'db-master', 'memcached'],
  'db-master': [
    'custom',
    'lb',
    'memcached',
    'monitoring-master',
    'nodejs-app',
    'php-app',
    'rails-app',
    'web',
  ],
  'rails-app': ['custom', 'db-master', 'memcached', 'monitoring-master', 'php-app'],
  'php-app': ['custom', 'db-master', 'memcached', 'monitoring-master', 'rails-app'],
  'nodejs-app': ['custom', 'db-master', 'memcached', 'monitoring-master'],
  'java-app': ['custom', 'db-master', 'memcached'],
  web: ['custom', 'db-master', 'memcached'],
  memcached: ['custom', 'db-master', 'lb', 'monitoring-master', 'nodejs-app', 'php-app', 'rails-app', 'web'],
  'monitoring-master': ['custom', 'db-master', 'memcached', 'php-app', 'rails-app'],
  'ecs-cluster': ['custom'],
  'aws-flow-ruby': ['php-app', 'db-master', 'memcached', 'monitoring-master', 'custom'],
  custom: [
    'custom',
    'db-master',
    'lb',
    'memcached',
    'monitoring-master',
    'nodejs-app',
    'php-app',
    'rails-app',
    'web',
    'ecs-cluster',
    'java-app',
    'aws-flow-ruby',
  ],
};

/** The tables of the guide are not symmetric: either side's word is enough. */
export function sharesInstanceWith(a: LayerType, b: LayerType): boolean {
  return COMPANIONS[a].includes(b) || COMPANIONS[b].includes(a);
}
