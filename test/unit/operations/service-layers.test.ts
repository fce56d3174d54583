import { beforeEach, describe, expect, test } from 'vitest';
import { callApi } from '../../support/call-api.ts';
import { createMemoryApi, type MemoryApi } from '../../support/memory-api.ts';

const FILTERED = '*****FILTERED*****';

let api: MemoryApi;
let StackId: string;
const call = async (operation: string, input: object) => (await callApi(api, operation, input)).content;

beforeEach(async () => {
  api = await createMemoryApi();
  const stack = await call('CreateStack', {
    Name: 'web',
    Region: 'us-west-2',
    ServiceRoleArn: 'arn:aws:iam::123456789012:role/service',
    DefaultInstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/machines',
    ConfigurationManager: { Name: 'Chef', Version: '11.10' },
  });
  StackId = stack.StackId as string;
});

interface Shown {
  Attributes: Record<string, string | null>;
  VolumeConfigurations: object[];
}

async function created(Type: string, input: object = {}): Promise<Shown> {
  const { LayerId, message } = await call('CreateLayer', {
    StackId,
    Type,
    Name: Type,
    Shortname: Type,
    ...input,
  });
  expect(message).toBeUndefined();
  const { Layers } = await call('DescribeLayers', { LayerIds: [LayerId] });
  return (Layers as Shown[])[0]!;
}

const set = ({ Attributes }: Shown) =>
  Object.fromEntries(Object.entries(Attributes).filter(([, value]) => value !== null));

describe('a new layer of a service', () => {
  test.each([
    ['memcached', { MemcachedMemory: '512' }],
    [
      'lb',
      {
        EnableHaproxyStats: 'true',
        HaproxyHealthCheckMethod: 'OPTIONS',
        HaproxyHealthCheckUrl: '/',
        HaproxyStatsPassword: FILTERED,
        HaproxyStatsUrl: '/haproxy?stats',
        HaproxyStatsUser: 'opsworks',
      },
    ],
    ['db-master', { MysqlRootPassword: FILTERED, MysqlRootPasswordUbiquitous: 'true' }],
    ['monitoring-master', { GangliaPassword: FILTERED, GangliaUrl: '/ganglia', GangliaUser: 'opsworks' }],
  ])('has the attributes that OpsWorks gave %s, its password sealed', async (type, attributes) => {
    expect(set(await created(type))).toEqual(attributes);
  });

  test('that keeps data has a volume, unless its request says which', async () => {
    expect((await created('memcached')).VolumeConfigurations).toEqual([]);
    expect((await created('db-master')).VolumeConfigurations).toEqual([
      { MountPoint: '/vol/mysql', NumberOfDisks: 1, Size: 10, VolumeType: 'standard' },
    ]);
    expect((await created('monitoring-master', { VolumeConfigurations: [] })).VolumeConfigurations).toEqual(
      [],
    );
  });

  test('keeps what its request gives', async () => {
    const shown = await created('memcached', { Attributes: { MemcachedMemory: '64' } });
    expect(set(shown)).toEqual({ MemcachedMemory: '64' });
  });
});
