import type { AppType } from '../../app/app-type.ts';
import { dataSourceOf } from '../data-source-of.ts';
import type { JsonObject } from '../json-object.ts';
import type { StackSecrets } from '../stack-secrets.ts';
import type { AppRecord } from '../stack-snapshot.ts';
import type { Topology } from '../topology.ts';

/**
 * `node[:deploy][app][:database]`; empty without a data source. The host of the MySQL layer is null until
 * an instance of it is online.
 * @param secrets given only where the instance may know the password
 */
export function databaseAttributes(app: AppRecord, topology: Topology, secrets?: StackSecrets): JsonObject {
  const source = dataSourceOf(app, topology);
  switch (source.kind) {
    case 'none':
      return {};
    case 'mysql':
      return {
        ...common(adapterFor('mysql', app.Type), source.database, 'mysql'),
        data_source_provider: 'stack',
        host: source.host?.PrivateIp ?? null,
        port: 3306,
        username: 'root',
        password: secrets?.layers?.[source.layer.LayerId]?.MysqlRootPassword?.reveal() ?? null,
      };
    case 'rds': {
      const type = source.db.Engine?.includes('postgres') ? 'postgresql' : 'mysql';
      return {
        ...common(adapterFor(type, app.Type), source.database, type),
        data_source_provider: 'rds',
        host: source.db.Address ?? null,
        port: source.db.Port ?? (type === 'postgresql' ? 5432 : 3306),
        username: source.db.DbUser,
        password: secrets?.rdsPasswords?.[source.db.RdsDbInstanceArn]?.reveal() ?? null,
      };
    }
  }
}

function common(adapter: string, database: string, type: string): JsonObject {
  return { adapter, database, reconnect: true, type };
}

/** Rails knows MySQL by the name of its gem. */
function adapterFor(type: 'mysql' | 'postgresql', app: AppType): string {
  return type === 'mysql' && app === 'rails' ? 'mysql2' : type;
}
