import { beforeEach, describe, expect, test } from 'vitest';
import { callApi } from '../../support/call-api.ts';
import { createMemoryApi, type MemoryApi } from '../../support/memory-api.ts';

let api: MemoryApi;
let StackId: string;
const call = async (operation: string, input: object) => (await callApi(api, operation, input)).content;
const state = () => api.store.all().filter(({ pk }) => !pk.startsWith('REPLAY#'));

const createStack = (input: object = {}) =>
  call('CreateStack', {
    Name: 'web',
    Region: 'us-west-2',
    ServiceRoleArn: 'arn:aws:iam::123456789012:role/service',
    DefaultInstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/machines',
    ConfigurationManager: { Name: 'Chef', Version: '11.10' },
    ...input,
  });

beforeEach(async () => {
  api = await createMemoryApi();
  StackId = (await createStack()).StackId as string;
});

const php = (input: object = {}) => ({
  StackId,
  Type: 'php-app',
  Name: 'PHP',
  Shortname: 'php-app',
  ...input,
});
const custom = (input: object = {}) => ({
  StackId,
  Type: 'custom',
  Name: 'Workers',
  Shortname: 'workers',
  ...input,
});
const describe1 = async (id: unknown) => {
  const { Layers } = await call('DescribeLayers', { LayerIds: [id] });
  return (Layers as Record<string, Record<string, unknown>>[])[0] ?? {};
};

describe('CreateLayer', () => {
  test('answers all 25 attributes, the unused ones as null', async () => {
    const { LayerId } = await call('CreateLayer', php({ Attributes: { RubyVersion: '2.3' } }));
    const { Attributes = {} } = await describe1(LayerId);
    expect(Object.keys(Attributes)).toHaveLength(25);
    expect(Object.entries(Attributes).filter(([, value]) => value !== null)).toEqual([
      ['RubyVersion', '2.3'],
    ]);
  });

  test('masks the attributes that are secrets and stores them sealed', async () => {
    const { LayerId } = await call('CreateLayer', php({ Attributes: { MysqlRootPassword: 'hunter2' } }));
    expect((await describe1(LayerId)).Attributes).toMatchObject({ MysqlRootPassword: '*****FILTERED*****' });
    expect(JSON.stringify(state())).not.toContain('hunter2');
    expect(state().find(({ pk }) => pk === `LAYER#${LayerId}`)?.sealed).toHaveProperty([
      'Attributes.MysqlRootPassword',
    ]);
  });

  test('names the built-in security group only where the stack uses those', async () => {
    const own = (await createStack({ UseOpsworksSecurityGroups: false })).StackId;
    const refused = await call('CreateLayer', custom({ StackId: own }));
    expect(refused.message).toContain('CustomSecurityGroupIds: is required');
    const { LayerId } = await call('CreateLayer', custom({ StackId: own, CustomSecurityGroupIds: ['sg-1'] }));
    expect((await describe1(LayerId)).DefaultSecurityGroupNames).toEqual([]);
  });

  test('refuses a name, a short name and a built-in type that the stack already has', async () => {
    await call('CreateLayer', php());
    await call('CreateLayer', custom());
    const before = state();
    const messages = [
      (await call('CreateLayer', custom({ Shortname: 'other' }))).message,
      (await call('CreateLayer', custom({ Name: 'Other' }))).message,
      (await call('CreateLayer', php({ Name: 'Other', Shortname: 'other' }))).message,
    ];
    expect(messages).toEqual([
      'There is already a layer named "Workers" for this stack',
      'There is already a layer with shortname "workers" for this stack',
      'There is already a layer with shortname "php-app" for this stack',
    ]);
    expect(state()).toEqual(before);
  });

  test('lets one of two equal requests win, even at the same moment', async () => {
    const answers = await Promise.all([call('CreateLayer', custom()), call('CreateLayer', custom())]);
    expect(answers.filter(({ LayerId }) => LayerId)).toHaveLength(1);
    expect(answers.filter(({ message }) => message)).toMatchObject([
      { message: 'There is already a layer named "Workers" for this stack' },
    ]);
    expect(state().filter(({ pk }) => pk.startsWith('LAYER#'))).toHaveLength(1);
  });

  test('lets many be made at once', async () => {
    const names = Array.from({ length: 8 }, (_, number) => `layer${number}`);
    await Promise.all(names.map((name) => call('CreateLayer', custom({ Name: name, Shortname: name }))));
    expect((await call('DescribeLayers', { StackId })).Layers).toHaveLength(8);
  });

  test('has no built-in layers in a stack with Chef 12', async () => {
    const chef12 = (await createStack({ ConfigurationManager: { Version: '12' } })).StackId;
    expect((await call('CreateLayer', php({ StackId: chef12 }))).message).toContain(
      'need a stack with Chef 11',
    );
    const { LayerId } = await call('CreateLayer', custom({ StackId: chef12 }));
    expect((await describe1(LayerId)).DefaultRecipes).toEqual({
      Setup: [],
      Configure: [],
      Deploy: [],
      Undeploy: [],
      Shutdown: [],
    });
  });

  const oneVolume = { MountPoint: '/data', NumberOfDisks: 1, Size: 10 };
  test.each([
    [{ StackId: 'none' }, 'ResourceNotFoundException', 'Unable to find stack with ID none'],
    [{ Type: 'ecs-cluster' }, 'ValidationException', "layers of type 'ecs-cluster' are not yet available"],
    [{ Name: '' }, 'ValidationException', "Name: can't be blank."],
    [{ Name: 'x'.repeat(33) }, 'ValidationException', 'maximum is 32 characters'],
    [{ Shortname: 'Upper' }, 'ValidationException', 'Shortname: may only have lower-case letters'],
    [{ Shortname: 'a b' }, 'ValidationException', 'Shortname: may only have lower-case letters'],
    [{ CustomJson: 'x' }, 'ValidationException', 'CustomJson: must be a JSON object'],
    [
      { CustomRecipes: { Setup: ['a::b::c'] } },
      'ValidationException',
      "CustomRecipes.Setup: 'a::b::c' is not of the form",
    ],
    [{ CustomInstanceProfileArn: 'x' }, 'ValidationException', 'CustomInstanceProfileArn: must be the ARN'],
    [
      { VolumeConfigurations: [{ ...oneVolume, MountPoint: 'data' }] },
      'ValidationException',
      'is not an absolute path',
    ],
    [{ VolumeConfigurations: [oneVolume, oneVolume] }, 'ValidationException', 'the same MountPoint'],
    [
      { VolumeConfigurations: [{ ...oneVolume, Size: 0 }] },
      'ValidationException',
      'Size: must be at least 1',
    ],
    [
      { VolumeConfigurations: [{ ...oneVolume, VolumeType: 'io1' }] },
      'ValidationException',
      'Iops: is required',
    ],
    [
      { VolumeConfigurations: [{ ...oneVolume, VolumeType: 'tape' }] },
      'ValidationException',
      "'tape' is not one of",
    ],
    [
      { LifecycleEventConfiguration: { Shutdown: { ExecutionTimeout: 0 } } },
      'ValidationException',
      'ExecutionTimeout',
    ],
    [{ CloudWatchLogsConfiguration: { Enabled: true } }, 'ValidationException', 'is not yet available'],
  ])('refuses bad input and stores nothing (%#)', async (input, __type, message) => {
    const before = state();
    const content = await call('CreateLayer', custom(input));
    expect(content).toEqual({ __type, message: expect.stringContaining(message) });
    expect(state()).toEqual(before);
  });
});

describe('DescribeLayers', () => {
  test.each([{}, { StackId: 'a', LayerIds: ['b'] }, { LayerIds: [] }])('refuses %j', async (input) => {
    expect(await call('DescribeLayers', input)).toEqual({
      __type: 'ValidationException',
      message: 'Please provide one or more layer IDs or a stack ID',
    });
  });
});

describe('UpdateLayer', () => {
  test('keeps what is left out, down to single attributes and events', async () => {
    const input = {
      Attributes: { GangliaPassword: 'hunter2', RubyVersion: '2.3' },
      CustomRecipes: { Setup: ['a'], Deploy: ['b'] },
      CustomJson: '{}',
    };
    const { LayerId } = await call('CreateLayer', custom(input));
    const before = await describe1(LayerId);
    const sealed = () => state().find(({ pk }) => pk === `LAYER#${LayerId}`)?.sealed;
    const sealedBefore = sealed();
    await call('UpdateLayer', { LayerId, Attributes: { RubyVersion: null }, CustomRecipes: { Deploy: [] } });
    expect(await describe1(LayerId)).toEqual({
      ...before,
      Attributes: { ...before.Attributes, RubyVersion: null },
      CustomRecipes: { ...before.CustomRecipes, Deploy: [] },
    });
    expect(sealed()).toEqual(sealedBefore);
  });

  test('gives the old name back and claims the new one', async () => {
    const { LayerId } = await call('CreateLayer', custom());
    await call('UpdateLayer', { LayerId, Name: 'Runners', Shortname: 'runners' });
    expect(await call('CreateLayer', custom())).toHaveProperty('LayerId');
    const taken = await call('UpdateLayer', { LayerId, Name: 'Workers' });
    expect(taken.message).toBe('There is already a layer named "Workers" for this stack');
    expect((await describe1(LayerId)).Name).toBe('Runners');
  });

  test('leaves the short name of a built-in layer as it is', async () => {
    const { LayerId } = await call('CreateLayer', php({ Shortname: 'db-layer' }));
    expect(await call('UpdateLayer', { LayerId, Shortname: 'mine' })).toEqual({});
    expect((await describe1(LayerId)).Shortname).toBe('php-app');
  });
});

describe('DeleteLayer', () => {
  const addInstance = (id: string, layers: unknown[]) =>
    api.store.write([
      {
        kind: 'put',
        item: {
          pk: `INSTANCE#${id}`,
          sk: 'RECORD',
          InstanceId: id,
          Hostname: id,
          LayerIds: layers,
          CreatedAt: '',
          Status: 'running_setup',
        } as never,
      },
      { kind: 'put', item: { pk: `STACK#${StackId}`, sk: `INSTANCE#${id}` } },
    ]);

  test('waits for its instances to be deleted, and is counted with them until then', async () => {
    const { LayerId } = await call('CreateLayer', custom());
    await addInstance('workers1', [LayerId]);
    const { message } = await call('DeleteLayer', { LayerId });
    expect(message).toBe('The layer "Workers" still has instances (workers1): delete them first.');
    const { StackSummary } = await call('DescribeStackSummary', { StackId });
    expect(StackSummary).toMatchObject({ LayersCount: 1, InstancesCount: { RunningSetup: 1 } });
  });

  test('does not mind the instances of other layers, and frees its names', async () => {
    const { LayerId } = await call('CreateLayer', custom());
    await addInstance('other1', ['another layer']);
    expect(await call('DeleteLayer', { LayerId })).toEqual({});
    expect(await call('DeleteLayer', { LayerId })).toMatchObject({ __type: 'ResourceNotFoundException' });
    expect(await call('CreateLayer', custom())).toHaveProperty('LayerId');
  });
});
