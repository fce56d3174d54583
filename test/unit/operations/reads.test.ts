import { beforeEach, describe, expect, test } from 'vitest';
import type { ServiceErrorId, StackId } from '../../../src/domain/ids.ts';
import { HOSTNAME_THEMES } from '../../../src/domain/stack/hostname-themes.ts';
import {
  hostnameClaimKey,
  instanceKey,
  serviceErrorKey,
  serviceErrorPointerKey,
} from '../../../src/records/keys.ts';
import { callApi } from '../../support/call-api.ts';
import { createMemoryApi, type MemoryApi } from '../../support/memory-api.ts';

let api: MemoryApi;
let stack: StackId;
let layer: string;
const call = async (operation: string, input: object) => (await callApi(api, operation, input)).content;
const put = (item: object) => api.store.write([{ kind: 'put', item: item as never }]);

beforeEach(async () => {
  api = await createMemoryApi();
  const { StackId } = await call('CreateStack', {
    Name: 'web',
    Region: 'us-west-2',
    ServiceRoleArn: 'arn:aws:iam::123456789012:role/service',
    DefaultInstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/machines',
  });
  stack = StackId as StackId;
  const { LayerId } = await call('CreateLayer', {
    StackId,
    Type: 'custom',
    Name: 'l',
    Shortname: 'my_workers',
  });
  layer = LayerId as string;
});

describe('GetHostnameSuggestion', () => {
  const suggest = async () => (await call('GetHostnameSuggestion', { LayerId: layer })).Hostname;
  const take = (name: string) => put(hostnameClaimKey(stack, name));

  test('gives the short name with the smallest free number, and reserves nothing', async () => {
    expect([await suggest(), await suggest()]).toEqual(['my-workers1', 'my-workers1']);
    await take('my-workers1');
    await take('my-workers3');
    expect(await suggest()).toBe('my-workers2');
  });

  test('gives the next unused name of the theme, and numbers when it has no more', async () => {
    await call('UpdateStack', { StackId: stack, HostnameTheme: 'Wild_Cats' });
    expect(await suggest()).toBe('bobcat');
    for (const name of HOSTNAME_THEMES.Wild_Cats ?? []) await take(name);
    expect(await suggest()).toBe('my-workers1');
  });

  test('of an unknown layer is not found', async () => {
    expect(await call('GetHostnameSuggestion', { LayerId: 'none' })).toEqual({
      __type: 'ResourceNotFoundException',
      message: 'Unable to find layer with ID none',
    });
  });

  test('knows only names that may be host names', () => {
    const names = Object.values(HOSTNAME_THEMES).flat();
    expect(names.filter((name) => !/^[a-z][a-z-]{0,61}[a-z]$/.test(name))).toEqual([]);
  });
});

describe('DescribeServiceErrors', () => {
  const record = (id: string, instance: string, createdAt: string) => ({
    ServiceErrorId: id,
    StackId: stack,
    InstanceId: instance,
    Type: 'InstanceStart',
    Message: 'no capacity',
    CreatedAt: createdAt,
  });

  beforeEach(async () => {
    const errors = [
      record('e1', 'i1', '2026-01-01T00:00:00+00:00'),
      record('e2', 'i2', '2026-01-02T00:00:00+00:00'),
      record('e3', 'i1', '2026-01-03T00:00:00+00:00'),
    ];
    for (const error of errors) {
      const at = serviceErrorKey(stack, error.CreatedAt, error.ServiceErrorId as ServiceErrorId);
      await put({ ...at, ...error });
      await put({ ...serviceErrorPointerKey(error.ServiceErrorId as ServiceErrorId), at });
    }
    await put({ ...instanceKey('i1' as never), InstanceId: 'i1', StackId: stack });
  });

  const ids = async (input: object) =>
    ((await call('DescribeServiceErrors', input)).ServiceErrors as { ServiceErrorId: string }[]).map(
      ({ ServiceErrorId }) => ServiceErrorId,
    );

  test('shows those of a stack, an instance or by id, the newest first', async () => {
    expect(await ids({ StackId: stack })).toEqual(['e3', 'e2', 'e1']);
    expect(await ids({ InstanceId: 'i1' })).toEqual(['e3', 'e1']);
    expect(await ids({ ServiceErrorIds: ['e2', 'e1', 'e2'] })).toEqual(['e2', 'e1']);
  });

  test.each([{}, { StackId: 'a', InstanceId: 'b' }, { InstanceId: 'a', ServiceErrorIds: ['b'] }])(
    'refuses %j',
    async (input) => {
      expect(await call('DescribeServiceErrors', input)).toMatchObject({ __type: 'ValidationException' });
    },
  );

  test.each([
    [{ StackId: 'none' }, 'Unable to find stack with ID none'],
    [{ InstanceId: 'none' }, 'Unable to find instance with ID none'],
    [{ ServiceErrorIds: ['e1', 'none'] }, 'Unable to find service error with ID none'],
  ])('does not find %j', async (input, message) => {
    expect(await call('DescribeServiceErrors', input)).toEqual({
      __type: 'ResourceNotFoundException',
      message,
    });
  });
});

describe('what has nothing to show yet', () => {
  test('still says when it is asked about something that does not exist', async () => {
    const unknown = { __type: 'ResourceNotFoundException' };
    expect(await call('DescribeElasticLoadBalancers', { LayerIds: ['none'] })).toMatchObject(unknown);
    expect(await call('DescribeElasticLoadBalancers', { StackId: 'none' })).toMatchObject(unknown);
    expect(await call('DescribeLoadBasedAutoScaling', { LayerIds: ['none'] })).toMatchObject(unknown);
    const arn = 'arn:aws:opsworks:us-west-2:123456789012:layer/none';
    expect(await call('ListTags', { ResourceArn: arn })).toMatchObject(unknown);
  });

  test('takes a stack with and without the slash at the end of its ARN', async () => {
    const ResourceArn = `arn:aws:opsworks:us-west-2:123456789012:stack/${stack}`;
    expect(await call('ListTags', { ResourceArn })).toEqual({ Tags: {} });
    expect(await call('ListTags', { ResourceArn: `${ResourceArn}/` })).toEqual({ Tags: {} });
  });

  test.each([
    { ResourceArn: 'arn:aws:s3:::bucket' },
    { ResourceArn: 'arn:aws:opsworks:us-west-2:123456789012:stack/x', MaxResults: 5 },
    { ResourceArn: 'arn:aws:opsworks:us-west-2:123456789012:stack/x', NextToken: 'x' },
  ])('refuses the tags of %j', async (input) => {
    expect(await call('ListTags', input)).toMatchObject({ __type: 'ValidationException' });
  });
});
