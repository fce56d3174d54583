import type { StackSecrets } from '../../../src/domain/configuration/stack-secrets.ts';
import type {
  AppRecord,
  InstanceRecord,
  LayerRecord,
  StackSnapshot,
} from '../../../src/domain/configuration/stack-snapshot.ts';
import { DEFAULT_ATTRIBUTES } from '../../../src/domain/layer/default-attributes.ts';
import type { LayerType } from '../../../src/domain/layer/layer-type.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { instance, snapshot } from '../php-stack.ts';

/** All layers that have recipes, each with one online instance of its own. */
const TYPES = [
  'lb',
  'db-master',
  'memcached',
  'monitoring-master',
  'web',
  'php-app',
  'nodejs-app',
  'java-app',
  'rails-app',
] as const satisfies readonly LayerType[];

const APP_TYPES = ['php', 'static', 'nodejs', 'java', 'rails'] as const;

/** The root password of the stack's database, which no template of a server may show to everyone. */
const PASSWORD = 'spec-s3cret';

export const specSecrets: StackSecrets = {
  layers: {
    'layer-db-master': { MysqlRootPassword: new Secret(PASSWORD) },
    'layer-lb': { HaproxyStatsPassword: new Secret(PASSWORD) },
    'layer-monitoring-master': { GangliaPassword: new Secret(PASSWORD) },
  },
};

/** The stack that the specs converge: nine layers, an app of each type on the stack's database. */
export function specStack(railsStack: 'apache_passenger' | 'nginx_unicorn'): StackSnapshot {
  return {
    ...snapshot,
    layers: TYPES.map((type) => layer(type, railsStack)),
    apps: APP_TYPES.map(app),
    instances: TYPES.map(member),
  };
}

function layer(type: (typeof TYPES)[number], RailsStack: string): LayerRecord {
  const Attributes = { ...DEFAULT_ATTRIBUTES[type], ...(type === 'rails-app' ? { RailsStack } : {}) };
  return { LayerId: `layer-${type}`, Type: type, Name: type, Shortname: type, Attributes };
}

function app(type: (typeof APP_TYPES)[number]): AppRecord {
  return {
    AppId: `app-${type}`,
    Shortname: `my${type}`,
    Name: `My ${type} app`,
    Type: type,
    AppSource: { Type: 'archive', Url: 'http://127.0.0.1:1/app.tar.gz' },
    Domains: [`${type}.example.org`],
    DataSources: [{ Type: 'AutoSelectOpsworksMysqlInstance', DatabaseName: `${type}_data` }],
    Environment: [{ Key: 'GREETING', Value: 'hello' }],
  };
}

function member(type: (typeof TYPES)[number], index: number): InstanceRecord {
  return instance(`i-${type}`, `${type}1`, [`layer-${type}`], { PrivateIp: `10.0.0.${10 + index}` });
}
