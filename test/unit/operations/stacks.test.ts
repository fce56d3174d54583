import { beforeEach, describe, expect, test } from 'vitest';
import { callApi } from '../../support/call-api.ts';
import { createMemoryApi, type MemoryApi } from '../../support/memory-api.ts';

const required = {
  Name: 'web',
  Region: 'us-west-2',
  ServiceRoleArn: 'arn:aws:iam::123456789012:role/service',
  DefaultInstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/machines',
};
const FILTERED = '*****FILTERED*****';

let api: MemoryApi;
beforeEach(async () => {
  api = await createMemoryApi();
});

const call = async (operation: string, input: object) => (await callApi(api, operation, input)).content;
const create = async (input: object = {}) =>
  (await call('CreateStack', { ...required, ...input })).StackId as string;
const describe1 = async (id: string) => {
  const { Stacks } = await call('DescribeStacks', { StackIds: [id] });
  return (Stacks as Record<string, unknown>[])[0] ?? {};
};
const state = () => api.store.all().filter(({ pk }) => !pk.startsWith('REPLAY#'));

describe('CreateStack', () => {
  test('makes two stacks of two equal requests', async () => {
    expect(await create()).not.toBe(await create());
    expect((await call('DescribeStacks', {})).Stacks).toHaveLength(2);
  });

  test('defaults to Chef 12, layer dependent host names and the first zone', async () => {
    expect(await describe1(await create())).toMatchObject({
      ConfigurationManager: { Name: 'Chef', Version: '12' },
      HostnameTheme: 'Layer_Dependent',
      DefaultAvailabilityZone: 'us-west-2a',
      Attributes: { Color: null },
      CustomCookbooksSource: {},
    });
  });

  test('takes the zone from a subnet', async () => {
    const id = await create({ VpcId: 'vpc-1', DefaultSubnetId: 'subnet-1' });
    expect(await describe1(id)).not.toHaveProperty('DefaultAvailabilityZone');
  });

  test('stores custom JSON as it was written', async () => {
    const CustomJson = '{ "b" : 1,\n"a":2 }';
    expect(await describe1(await create({ CustomJson }))).toMatchObject({ CustomJson });
  });

  test.each([
    ['Name', { Name: '  ' }, "Name: can't be blank."],
    ['Name', { Name: 'x'.repeat(65) }, 'Name: is too long (maximum is 64 characters).'],
    ['Region', { Region: 'eu-central-1' }, 'Region: this installation runs stacks in us-west-2 only'],
    ['ServiceRoleArn', { ServiceRoleArn: 'role' }, 'ServiceRoleArn: must be the ARN of an IAM role'],
    [
      'DefaultInstanceProfileArn',
      { DefaultInstanceProfileArn: required.ServiceRoleArn },
      'must be the ARN of an IAM instance profile',
    ],
    ['DefaultOs', { DefaultOs: 'BeOS' }, "DefaultOs: 'BeOS' is not a known operating system."],
    ['DefaultOs', { DefaultOs: 'Microsoft Windows Server 2012 R2 Base' }, 'Windows is not yet available'],
    [
      'HostnameTheme',
      { HostnameTheme: 'Dogs' },
      "HostnameTheme: 'Dogs' is not one of Layer_Dependent, Baked_Goods,",
    ],
    ['VpcId', { VpcId: 'vpc-1' }, 'DefaultSubnetId: is required with a VpcId.'],
    ['DefaultAvailabilityZone', { DefaultAvailabilityZone: 'eu-west-1a' }, 'is not in the stack'],
    ['CustomJson', { CustomJson: '{"a":' }, 'CustomJson: must be a JSON object'],
    ['CustomJson', { CustomJson: '[1]' }, 'CustomJson: must be a JSON object'],
    [
      'CustomJson',
      { CustomJson: `{"a":"${'x'.repeat(120 * 1024)}"}` },
      'CustomJson: is too large (maximum is 120 KB).',
    ],
    [
      'ConfigurationManager',
      { ConfigurationManager: { Name: 'Puppet' } },
      'ConfigurationManager.Name: must be Chef',
    ],
    [
      'ConfigurationManager',
      { ConfigurationManager: { Version: '0.9' } },
      "'0.9' is not one of 12, 11.10, 11.4.",
    ],
    [
      'CustomCookbooksSource',
      { CustomCookbooksSource: { Type: 'git' } },
      "CustomCookbooksSource.Url: can't be blank",
    ],
    [
      'CustomCookbooksSource',
      { CustomCookbooksSource: { Type: 'git', Url: '--upload-pack=x' } },
      'is not a valid URL',
    ],
    [
      'CustomCookbooksSource',
      { CustomCookbooksSource: { Type: 'git', Url: 'https://a', Revision: '-b' } },
      'is not a valid revision',
    ],
    [
      'CustomCookbooksSource',
      { CustomCookbooksSource: { Type: 'svn', Url: 'https://a' } },
      'svn is not supported by stacks with Chef 12',
    ],
    [
      'CustomCookbooksSource',
      { CustomCookbooksSource: { Type: 'git', Url: 'https://a', SshKey: FILTERED } },
      'is masked, and there is no stored value',
    ],
    ['AgentVersion', { AgentVersion: 'newest' }, 'AgentVersion: must be LATEST'],
  ])('refuses a bad %s and stores nothing (%#)', async (_, input, message) => {
    const before = state();
    expect(await call('CreateStack', { ...required, ...input })).toEqual({
      __type: 'ValidationException',
      message: expect.stringContaining(message),
    });
    expect(state()).toEqual(before);
  });

  test('takes any region in local mode, as long as it is one', async () => {
    api = await createMemoryApi({ settings: { anyRegion: true } });
    const id = await create({ Region: 'ap-southeast-2' });
    expect((await describe1(id)).Arn).toBe(`arn:aws:opsworks:ap-southeast-2:123456789012:stack/${id}/`);
    expect(await call('CreateStack', { ...required, Region: 'mars' })).toMatchObject({
      __type: 'ValidationException',
    });
  });
});

describe('DescribeStacks', () => {
  test('fails as a whole when one of the ids is unknown', async () => {
    const id = await create();
    expect(await call('DescribeStacks', { StackIds: [id, 'none'] })).toEqual({
      __type: 'ResourceNotFoundException',
      message: 'Unable to find stack with ID none',
    });
  });

  test('answers an id that is given twice once', async () => {
    const id = await create();
    expect((await call('DescribeStacks', { StackIds: [id, id] })).Stacks).toHaveLength(1);
  });
});

describe('UpdateStack', () => {
  test('keeps what is left out', async () => {
    const StackId = await create({ CustomJson: '{"a":1}', DefaultSshKeyName: 'key' });
    const before = await describe1(StackId);
    await call('UpdateStack', { StackId, Name: 'renamed' });
    expect(await describe1(StackId)).toEqual({ ...before, Name: 'renamed' });
  });

  test('takes an optional value away when it is sent empty', async () => {
    const StackId = await create({ CustomJson: '{"a":1}' });
    await call('UpdateStack', { StackId, CustomJson: '' });
    expect(await describe1(StackId)).not.toHaveProperty('CustomJson');
  });

  test('keeps the stored secret that comes back masked, and drops one that is left out of a new source', async () => {
    const source = { Type: 'git', Url: 'git@host:a/b', SshKey: 'PRIVATE' };
    const StackId = await create({ CustomCookbooksSource: source });
    const record = () => state().find(({ pk, sk }) => pk === `STACK#${StackId}` && sk === 'RECORD');
    const sealed = record()?.sealed;
    expect(sealed).toHaveProperty(['CustomCookbooksSource.SshKey']);
    await call('UpdateStack', {
      StackId,
      CustomCookbooksSource: { ...source, SshKey: FILTERED, Revision: 'v2' },
    });
    expect(record()?.sealed).toEqual(sealed);
    await call('UpdateStack', { StackId, Name: 'other' });
    expect(record()?.sealed).toEqual(sealed);
    await call('UpdateStack', { StackId, CustomCookbooksSource: { Type: 'git', Url: 'https://host/a' } });
    expect(record()?.sealed).toEqual({});
    expect((await describe1(StackId)).CustomCookbooksSource).toEqual({ Type: 'git', Url: 'https://host/a' });
  });

  test('accepts the same service role and refuses another', async () => {
    const StackId = await create();
    expect(await call('UpdateStack', { StackId, ServiceRoleArn: required.ServiceRoleArn })).toEqual({});
    const other = { StackId, ServiceRoleArn: 'arn:aws:iam::123456789012:role/other' };
    expect(await call('UpdateStack', other)).toMatchObject({ __type: 'ValidationException' });
  });

  test('refuses to move between Chef 11 and Chef 12, or any Chef while apps have variables', async () => {
    const StackId = await create({ ConfigurationManager: { Version: '11.4' } });
    const to = (Version: string) => call('UpdateStack', { StackId, ConfigurationManager: { Version } });
    expect((await to('12')).message).toContain('cannot move from Chef 11.4 to Chef 12');
    expect(await to('11.10')).toEqual({});
    await call('CreateApp', { StackId, Name: 'a', Type: 'php', Environment: [{ Key: 'A', Value: '1' }] });
    expect((await to('11.4')).message).toContain('while an app has environment variables');
  });

  test('of two at once loses neither', async () => {
    const StackId = await create();
    await Promise.all([
      call('UpdateStack', { StackId, Name: 'first' }),
      call('UpdateStack', { StackId, DefaultSshKeyName: 'second' }),
    ]);
    expect(await describe1(StackId)).toMatchObject({ Name: 'first', DefaultSshKeyName: 'second' });
  });
});

describe('DeleteStack', () => {
  test('waits for its layers and apps to be deleted', async () => {
    const StackId = await create();
    const { LayerId } = await call('CreateLayer', { StackId, Type: 'custom', Name: 'l', Shortname: 'l' });
    const { AppId } = await call('CreateApp', { StackId, Type: 'other', Name: 'a' });
    const before = state();
    expect(await call('DeleteStack', { StackId })).toMatchObject({
      __type: 'ValidationException',
      message: `The stack ${StackId} still has layers, apps: delete them first.`,
    });
    expect(state()).toEqual(before);
    await call('DeleteLayer', { LayerId });
    await call('DeleteApp', { AppId });
    expect(await call('DeleteStack', { StackId })).toEqual({});
    expect(state().filter(({ pk }) => !pk.startsWith('KEY#'))).toEqual([]);
  });

  test('never leaves a layer without its stack, whichever of the two comes first', async () => {
    const StackId = await create();
    const layer = { StackId, Type: 'custom', Name: 'l', Shortname: 'l' };
    await Promise.all([call('DeleteStack', { StackId }), call('CreateLayer', layer)]);
    const stacks = state().filter(({ pk, sk }) => pk === `STACK#${StackId}` && sk === 'RECORD');
    const layers = state().filter(({ pk }) => pk.startsWith('LAYER#'));
    expect(stacks).toHaveLength(layers.length);
  });
});
