import { beforeEach, describe, expect, test } from 'vitest';
import { openSealed } from '../../../src/records/open-sealed.ts';
import type { Sealed } from '../../../src/records/sealed.ts';
import { callApi } from '../../support/call-api.ts';
import { createMemoryApi, type MemoryApi } from '../../support/memory-api.ts';

const FILTERED = '*****FILTERED*****';
let api: MemoryApi;
let StackId: string;
const call = async (operation: string, input: object) => (await callApi(api, operation, input)).content;
const state = () => api.store.all().filter(({ pk }) => !pk.startsWith('REPLAY#'));

const createStack = async (Version: string) => {
  const { StackId } = await call('CreateStack', {
    Name: 'web',
    Region: 'us-west-2',
    ServiceRoleArn: 'arn:aws:iam::123456789012:role/service',
    DefaultInstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/machines',
    ConfigurationManager: { Name: 'Chef', Version },
  });
  return StackId as string;
};

beforeEach(async () => {
  api = await createMemoryApi();
  StackId = await createStack('11.10');
});

const app = (input: object = {}) => ({ StackId, Name: 'Shop', Type: 'php', ...input });
const create = async (input: object = {}) => (await call('CreateApp', app(input))).AppId as string;
const describe1 = async (id: string) => {
  const { Apps } = await call('DescribeApps', { AppIds: [id] });
  return (Apps as Record<string, unknown>[])[0] ?? {};
};
const secretOf = async (id: string, member: string) => {
  const sealed = state().find(({ pk }) => pk === `APP#${id}`)?.sealed as Sealed;
  return (await openSealed(api.context.secrets, `app/${id}`, sealed, member))?.reveal();
};

const SECRETS = {
  AppSource: { Type: 'git', Url: 'git@host:a/b', SshKey: 'KEY' },
  EnableSsl: true,
  SslConfiguration: { Certificate: 'CERT', PrivateKey: 'PRIVATE', Chain: 'CHAIN' },
  Environment: [
    { Key: 'OPEN', Value: 'readable' },
    { Key: 'TOKEN', Value: 'hunter2', Secure: true },
  ],
};
const MASKED = {
  AppSource: { ...SECRETS.AppSource, SshKey: FILTERED },
  SslConfiguration: { Certificate: FILTERED, PrivateKey: FILTERED, Chain: FILTERED },
  Environment: [
    { Key: 'OPEN', Value: 'readable', Secure: false },
    { Key: 'TOKEN', Value: FILTERED, Secure: true },
  ],
};

describe('CreateApp', () => {
  test.each([
    ['SimplePHPApp', 'simplephpapp'],
    ['addictive-api', 'addictive_api'],
    ["Ada's Shop!", 'adas_shop'],
    ['日本', 'app'],
  ])('makes of the name %s the short name %s', async (Name, Shortname) => {
    expect(await describe1(await create({ Name }))).toMatchObject({ Name, Shortname });
  });

  test('tells generated short names apart', async () => {
    await create({ Name: 'my app' });
    expect(await describe1(await create({ Name: 'my-app' }))).toMatchObject({ Shortname: 'my_app_2' });
  });

  test('masks every secret, stores it sealed, and opens to what was given', async () => {
    const id = await create(SECRETS);
    expect(await describe1(id)).toMatchObject(MASKED);
    expect(JSON.stringify(state())).not.toMatch(/"KEY"|CERT|PRIVATE|CHAIN|hunter2/);
    expect(await secretOf(id, 'Environment.TOKEN')).toBe('hunter2');
    expect(await secretOf(id, 'SslConfiguration.PrivateKey')).toBe('PRIVATE');
    expect(await secretOf(id, 'AppSource.SshKey')).toBe('KEY');
    expect(await secretOf(id, 'Environment.OPEN')).toBeUndefined();
  });

  test('refuses a name and a short name that the stack already has', async () => {
    await create();
    expect((await call('CreateApp', app())).message).toBe(
      'There is already an app named "Shop" for this stack',
    );
    expect((await call('CreateApp', app({ Name: 'Other', Shortname: 'shop' }))).message).toBe(
      'There is already an app with shortname "shop" for this stack',
    );
  });

  test.each([
    [{ StackId: 'none' }, 'Unable to find stack with ID none'],
    [{ Name: '' }, "Name: can't be blank."],
    [{ Shortname: '../etc' }, 'Shortname: may only have'],
    [{ AppSource: { Url: 'https://a' } }, "AppSource.Type: can't be blank"],
    [{ Domains: ['a;b'] }, "Domains: 'a;b' is not a domain name."],
    [{ DataSources: [{ Type: 'Oracle' }] }, "DataSources[0].Type: 'Oracle' is not one of"],
    [{ EnableSsl: true }, 'SslConfiguration: a Certificate and a PrivateKey are required'],
    [{ Attributes: { DocumentRoot: '../x' } }, 'must be a path below'],
    [{ Attributes: { DocumentRoot: '/x' } }, 'must be a path below'],
    [{ Environment: [{ Key: '1A', Value: '' }] }, "the key '1A' must begin with a letter"],
    [
      {
        Environment: [
          { Key: 'A', Value: '1' },
          { Key: 'A', Value: '2' },
        ],
      },
      "the key 'A' is given twice",
    ],
    [{ Environment: [{ Key: 'A', Value: 'x'.repeat(257) }] }, 'is too long (maximum is 256 characters)'],
    [{ Environment: [{ Key: 'A', Value: 'a\nb' }] }, 'cannot be printed'],
    [{ Environment: [{ Key: 'A', Value: FILTERED, Secure: true }] }, 'Environment.A: is masked'],
    [
      { Environment: Array.from({ length: 81 }, (_, n) => ({ Key: `A${n}`, Value: 'x'.repeat(256) })) },
      'Environment: is too large (maximum is 20 KB).',
    ],
  ])('refuses bad input and stores nothing (%#)', async (input, message) => {
    const before = state();
    expect((await call('CreateApp', app(input))).message).toContain(message);
    expect(state()).toEqual(before);
  });

  test('never repeats the value of a variable in an error', async () => {
    const secret = `${'hunter2'.repeat(40)}\n`;
    const { message } = await call(
      'CreateApp',
      app({ Environment: [{ Key: 'A', Value: secret, Secure: true }] }),
    );
    expect(message).not.toContain('hunter2');
  });

  test('knows only the type other in a stack with Chef 12', async () => {
    StackId = await createStack('12');
    expect((await call('CreateApp', app())).message).toContain('apps of a Chef 12 stack have the type other');
    expect(await create({ Type: 'other' })).toBeDefined();
  });
});

describe('UpdateApp', () => {
  test('changes nothing when a client sends back what it was shown', async () => {
    const AppId = await create(SECRETS);
    const before = state();
    const { StackId: _, Shortname: __, CreatedAt: ___, ...shown } = await describe1(AppId);
    expect(await call('UpdateApp', { ...shown, AppId })).toEqual({});
    const withoutVersions = (items: object[]) => items.map((item) => ({ ...item, version: 0 }));
    expect(withoutVersions(state())).toEqual(withoutVersions(before));
  });

  test('keeps what is left out and replaces lists and maps whole', async () => {
    const AppId = await create({
      ...SECRETS,
      Domains: ['a.com'],
      Attributes: { DocumentRoot: 'web', RailsEnv: 'x' },
    });
    await call('UpdateApp', { AppId, Environment: [], Attributes: { DocumentRoot: 'public' } });
    expect(await describe1(AppId)).toMatchObject({
      Domains: ['a.com'],
      Environment: [],
      Attributes: { DocumentRoot: 'public', RailsEnv: null },
      SslConfiguration: MASKED.SslConfiguration,
    });
    expect(await secretOf(AppId, 'Environment.TOKEN')).toBeUndefined();
    expect(await secretOf(AppId, 'SslConfiguration.Certificate')).toBe('CERT');
  });

  test('does not make a secure variable readable by its mask', async () => {
    const AppId = await create(SECRETS);
    const { message } = await call('UpdateApp', { AppId, Environment: [{ Key: 'TOKEN', Value: FILTERED }] });
    expect(message).toContain("the value of 'TOKEN' is masked; to make it readable, give the value itself");
  });

  test('moves its claim with its name and never its short name', async () => {
    const AppId = await create();
    await call('UpdateApp', { AppId, Name: 'Store' });
    expect(await describe1(AppId)).toMatchObject({ Name: 'Store', Shortname: 'shop' });
    await create({ Name: 'Shop', Shortname: 'shop2' });
    expect((await call('UpdateApp', { AppId, Name: 'Shop' })).message).toContain(
      'There is already an app named "Shop"',
    );
  });
});

describe('DeleteApp', () => {
  test('frees its names', async () => {
    const AppId = await create();
    expect(await call('DeleteApp', { AppId })).toEqual({});
    expect(await call('DeleteApp', { AppId })).toMatchObject({ __type: 'ResourceNotFoundException' });
    expect(await create()).toBeDefined();
  });
});

describe('DescribeApps', () => {
  test.each([{}, { StackId: 'a', AppIds: ['b'] }])('refuses %j', async (input) => {
    expect(await call('DescribeApps', input)).toMatchObject({
      __type: 'ValidationException',
      message: 'Please provide one or more app IDs or a stack ID',
    });
  });
});
