import { describe, expect, it } from 'vitest';
import { dataSourceOf } from '../../../src/domain/configuration/data-source-of.ts';
import { topologyOf } from '../../../src/domain/configuration/topology.ts';
import { instance, phpApp1, phpLayer, simplePhpApp, snapshot } from '../../support/php-stack.ts';

const first = instance('i-db1', 'db-master1', ['layer-db'], { CreatedAt: '2013-02-26T01:00:00+00:00' });
const second = instance('i-db2', 'db-master2', ['layer-db'], { CreatedAt: '2013-02-26T02:00:00+00:00' });
const withMasters = { ...snapshot, instances: [phpApp1, second, first] };

const sourceOf = (
  DataSources: { Type: string; Arn?: string; DatabaseName?: string }[],
  stack = withMasters,
) => dataSourceOf({ ...simplePhpApp, DataSources }, topologyOf(stack));

describe('the data source of an app', () => {
  it('is the first MySQL instance when the service chooses, also where nothing is said', () => {
    expect(sourceOf([{ Type: 'AutoSelectOpsworksMysqlInstance' }])).toMatchObject({ host: first });
    expect(sourceOf([])).toMatchObject({ host: first, database: 'simplephpapp' });
  });

  it('is the instance that the app names, under the database’s own name', () => {
    const Arn = 'arn:aws:opsworks:us-west-2:111122223333:instance/i-db2';
    expect(sourceOf([{ Type: 'OpsworksMysqlInstance', Arn, DatabaseName: 'shop' }])).toMatchObject({
      host: second,
      database: 'shop',
    });
  });

  it('is nothing where the app says so, or the stack has no MySQL layer', () => {
    expect(sourceOf([{ Type: 'None' }])).toEqual({ kind: 'none' });
    const without = { ...withMasters, layers: [phpLayer] };
    expect(sourceOf([], without)).toEqual({ kind: 'none' });
    expect(sourceOf([{ Type: 'AutoSelectOpsworksMysqlInstance' }], without)).toEqual({ kind: 'none' });
  });
});
