import type { LayerType } from '../layer/layer-type.ts';
import { appsOf } from './apps-of.ts';
import type { ConfigurationCommand } from './configuration-command.ts';
import { dataSourceOf } from './data-source-of.ts';
import { runsApp } from './runs-app.ts';
import type { AppRecord, InstanceRecord, LayerRecord, StackSnapshot } from './stack-snapshot.ts';
import { type Topology, topologyOf } from './topology.ts';

/** Which secrets an instance needs for a command; no other leaves the store for it. */
export interface SecretNeeds {
  /** Apps that run here: their environment, source credentials and SSL key. */
  appIds: string[];
  /** Apps whose database password is told here: those that run here, and those whose database is made here. */
  databaseOf: string[];
  /** Layers whose passwords are told here: their own, the MySQL layer's where something here logs in to it. */
  layerIds: string[];
  rdsArns: string[];
  customCookbooks: boolean;
}

const APP_SERVERS: readonly LayerType[] = [
  'php-app',
  'rails-app',
  'nodejs-app',
  'java-app',
  'web',
  'aws-flow-ruby',
];

/**
 * The rule of who may know what:
 * - an app's secrets go to instances with a layer that runs apps of its type (see `runsApp`);
 * - a database password goes there too, and to the MySQL layer, which makes the database;
 * - a layer's passwords go to the layer's own instances, and the MySQL root password, which apps log in
 *   with, to every instance where `MysqlRootPasswordUbiquitous` is on (the default), else to app servers.
 */
export function secretNeeds(
  snapshot: StackSnapshot,
  instance: Pick<InstanceRecord, 'LayerIds'>,
  command: Pick<ConfigurationCommand, 'appIds'>,
): SecretNeeds {
  const topology = topologyOf(snapshot);
  const layers = topology.layersOf(instance);
  const apps = appsOf(command, topology);
  const run = apps.filter((app) => layers.some((layer) => runsApp(layer.Type, app.Type)));
  const databases = apps.filter((app) => run.includes(app) || madeHere(app, layers, topology));
  return {
    appIds: run.map((app) => app.AppId),
    databaseOf: databases.map((app) => app.AppId),
    layerIds: layersToldTo(layers, databases, topology),
    rdsArns: rdsArnsOf(databases, topology),
    customCookbooks: snapshot.stack.UseCustomCookbooks === true,
  };
}

function madeHere(app: AppRecord, layers: readonly LayerRecord[], topology: Topology): boolean {
  const source = dataSourceOf(app, topology);
  return source.kind === 'mysql' && layers.includes(source.layer);
}

function layersToldTo(layers: readonly LayerRecord[], databases: readonly AppRecord[], topology: Topology) {
  const told = new Set(layers.map((layer) => layer.LayerId));
  const mysql = topology.layerOfType('db-master');
  if (mysql && needsRootPassword(mysql, layers, databases, topology)) told.add(mysql.LayerId);
  return [...told];
}

function needsRootPassword(
  mysql: LayerRecord,
  layers: readonly LayerRecord[],
  databases: readonly AppRecord[],
  topology: Topology,
): boolean {
  if (mysql.Attributes?.MysqlRootPasswordUbiquitous !== 'false') return true;
  if (layers.some((layer) => APP_SERVERS.includes(layer.Type))) return true;
  return databases.some((app) => dataSourceOf(app, topology).kind === 'mysql');
}

function rdsArnsOf(databases: readonly AppRecord[], topology: Topology): string[] {
  const sources = databases.map((app) => dataSourceOf(app, topology));
  return [
    ...new Set(sources.flatMap((source) => (source.kind === 'rds' ? [source.db.RdsDbInstanceArn] : []))),
  ];
}
