import type { AppRecord, InstanceRecord, LayerRecord, RdsDbInstanceRecord } from './stack-snapshot.ts';
import type { Topology } from './topology.ts';

/** Where an app's database is: nowhere, on the MySQL layer (its host unknown until it is online), or at RDS. */
export type DataSource =
  | { kind: 'none' }
  | { kind: 'mysql'; layer: LayerRecord; host?: InstanceRecord; database: string }
  | { kind: 'rds'; db: RdsDbInstanceRecord; database: string };

const NONE: DataSource = { kind: 'none' };

/**
 * The data source that an app names. An app that names none still gets the MySQL layer's database
 * where the stack has that layer; the type `None` switches this off.
 */
export function dataSourceOf(app: AppRecord, topology: Topology): DataSource {
  const source = app.DataSources?.[0];
  const database = source?.DatabaseName || app.Shortname;
  switch (source?.Type) {
    case undefined:
    case 'AutoSelectOpsworksMysqlInstance':
      return onMysqlLayer(topology, database, ([first]) => first);
    case 'OpsworksMysqlInstance':
      return onMysqlLayer(topology, database, (online) => online.find((one) => isNamedBy(one, source.Arn)));
    case 'RdsDbInstance':
      return atRds(topology, database, source.Arn);
    default:
      return NONE;
  }
}

function onMysqlLayer(
  topology: Topology,
  database: string,
  choose: (online: InstanceRecord[]) => InstanceRecord | undefined,
): DataSource {
  const layer = topology.layerOfType('db-master');
  if (!layer) return NONE;
  return { kind: 'mysql', layer, host: choose(topology.onlineIn(layer)), database };
}

function isNamedBy(instance: InstanceRecord, arn: string | undefined): boolean {
  return arn !== undefined && (arn === instance.Arn || arn.endsWith(`/${instance.InstanceId}`));
}

function atRds(topology: Topology, database: string, arn: string | undefined): DataSource {
  const db = topology.snapshot.rdsDbInstances?.find((one) => one.RdsDbInstanceArn === arn);
  return db ? { kind: 'rds', db, database } : NONE;
}
