import type { AppType } from '../../app/app-type.ts';
import type { JsonObject } from '../json-object.ts';

interface TypeDefaults {
  symlink_before_migrate: JsonObject;
  symlinks: JsonObject;
}

const NONE: TypeDefaults = { symlink_before_migrate: {}, symlinks: {} };

const RAILS: TypeDefaults = {
  symlink_before_migrate: {
    'config/database.yml': 'config/database.yml',
    'config/memcached.yml': 'config/memcached.yml',
  },
  symlinks: { system: 'public/system', pids: 'tmp/pids', log: 'log' },
};

/** The links from a release into `shared` that each type's recipes rely on. */
export const TYPE_DEFAULTS: Record<AppType, TypeDefaults> = {
  php: { ...NONE, symlink_before_migrate: { 'config/opsworks.php': 'opsworks.php' } },
  nodejs: { ...NONE, symlink_before_migrate: { 'config/opsworks.js': 'opsworks.js' } },
  rails: RAILS,
  java: NONE,
  static: NONE,
  'aws-flow-ruby': NONE,
  other: NONE,
};
