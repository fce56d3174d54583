import { beforeEach, describe, expect, test } from 'vitest';
import { callApi } from '../../support/call-api.ts';
import { createMemoryApi, type MemoryApi } from '../../support/memory-api.ts';

let api: MemoryApi;
let StackId: string;
let php: string;
let workers: string;
const ask = (operation: string, input: object) => callApi(api, operation, input);
const call = async (operation: string, input: object) => (await ask(operation, input)).content;

beforeEach(async () => {
  api = await createMemoryApi();
  const stack = await call('CreateStack', {
    Name: 'old',
    Region: 'us-west-2',
    ServiceRoleArn: 'arn:aws:iam::123456789012:role/service',
    DefaultInstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/machines',
    ConfigurationManager: { Name: 'Chef', Version: '11.10' },
    DefaultOs: 'Debian 11',
  });
  StackId = stack.StackId as string;
  php = await layer({ Type: 'php-app', Name: 'PHP', Shortname: 'php-app' });
  workers = await layer({ Type: 'custom', Name: 'Workers', Shortname: 'workers' });
});

async function layer(input: object): Promise<string> {
  return (await call('CreateLayer', { StackId, ...input })).LayerId as string;
}

const create = (LayerIds: string[], input: object = {}) =>
  ask('CreateInstance', { StackId, LayerIds, InstanceType: 't3.micro', ...input });

const NEEDS_CHEF_18 =
  /Debian 11 runs Chef 12, and the recipes of "PHP" \(php-app\) need Chef 18\..*Debian 12/;

describe('an instance of Debian 11, which runs Chef 12,', () => {
  test('may be in custom layers', async () => {
    const { InstanceId } = (await create([workers])).content;
    const { Instances } = await call('DescribeInstances', { InstanceIds: [InstanceId] });
    expect(Instances).toMatchObject([{ Os: 'Debian 11' }]);
  });

  test('is refused in a built-in layer, by the layer’s name and with what would do', async () => {
    for (const refused of [await create([php]), await create([workers], { LayerIds: [workers, php] })])
      expect(refused.content).toMatchObject({ message: expect.stringMatching(NEEDS_CHEF_18) });
    expect((await call('DescribeInstances', { StackId })).Instances).toEqual([]);
  });

  test('is another’s business where the instance names another Os', async () => {
    expect((await create([php], { Os: 'Debian 12' })).content).toHaveProperty('InstanceId');
  });

  test('cannot become one of a built-in layer, by its layers or by its Os', async () => {
    const old = (await create([workers])).content.InstanceId;
    const web = (await create([php], { Os: 'Debian 12' })).content.InstanceId;
    for (const change of [
      { InstanceId: old, LayerIds: [php] },
      { InstanceId: web, Os: 'Debian 11' },
    ])
      expect(await call('UpdateInstance', change)).toMatchObject({
        message: expect.stringMatching(NEEDS_CHEF_18),
      });
    await call('UpdateInstance', { InstanceId: web, Os: 'Debian 11', LayerIds: [workers] });
    const { Instances } = await call('DescribeInstances', { InstanceIds: [web] });
    expect(Instances).toMatchObject([{ Os: 'Debian 11', LayerIds: [workers] }]);
  });
});
