import { beforeEach, describe, expect, test } from 'vitest';
import { callApi } from '../../support/call-api.ts';
import { createMemoryApi, type MemoryApi } from '../../support/memory-api.ts';

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
  test('has the attributes that OpsWorks gave it', async () => {
    expect(set(await created('memcached'))).toEqual({ MemcachedMemory: '512' });
  });

  test('keeps what its request gives', async () => {
    const shown = await created('memcached', { Attributes: { MemcachedMemory: '64' } });
    expect(set(shown)).toEqual({ MemcachedMemory: '64' });
  });
});
