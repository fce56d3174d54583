import type { RootDeviceType } from '../../../src/model/opsworks.generated.ts';
import { createApp } from '../../../src/operations/create-app.ts';
import { createInstance } from '../../../src/operations/create-instance.ts';
import { createLayer } from '../../../src/operations/create-layer.ts';
import { createStack } from '../../../src/operations/create-stack.ts';
import { getLayer } from '../../../src/records/get-layer.ts';
import type { World } from './world.ts';

export interface PhpStack {
  stackId: string;
  layerId: string;
  appId: string;
  /** Creates one more instance of the PHP layer and answers its id. */
  addInstance(hostname?: string, rootDeviceType?: RootDeviceType): Promise<string>;
  /** Creates an instance of a load balancer layer of its own. */
  addBalancer(hostname: string): Promise<string>;
}

/** A stack with a PHP layer and an app from git, as the walkthrough makes it. */
export async function phpStack({ context }: Pick<World, 'context'>): Promise<PhpStack> {
  const { StackId: stackId = '' } = await createStack(context, {
    Name: 'MyStack',
    Region: 'us-east-1',
    ServiceRoleArn: 'arn:aws:iam::123456789012:role/aws-opsworks-service-role',
    DefaultInstanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/aws-opsworks-ec2-role',
    ConfigurationManager: { Name: 'Chef', Version: '11.10' },
    DefaultOs: 'Debian 12',
  });
  const layer = { StackId: stackId, Type: 'php-app' as const, Name: 'PHP App Server', Shortname: 'php-app' };
  const { LayerId: layerId = '' } = await createLayer(context, layer);
  const { AppId: appId = '' } = await createApp(context, {
    StackId: stackId,
    Name: 'SimplePHPApp',
    Type: 'php',
    AppSource: { Type: 'git', Url: 'http://host.opswright.internal:8080/app.git', Revision: 'version1' },
  });
  const addInstance = async (Hostname?: string, RootDeviceType?: RootDeviceType) => {
    const input = {
      StackId: stackId,
      LayerIds: [layerId],
      InstanceType: 't3.micro',
      Hostname,
      RootDeviceType,
    };
    return (await createInstance(context, input)).InstanceId ?? '';
  };
  const addBalancer = async (Hostname: string) => {
    const layer = { StackId: stackId, Type: 'custom' as const, Name: 'Balancers', Shortname: 'lb' };
    const { LayerId = '' } = await createLayer(context, layer);
    // As CreateLayer will make it once the cookbook is there.
    const record = await getLayer(context.store, LayerId);
    await context.store.write([{ kind: 'replace', item: { ...record, Type: 'lb' } }]);
    const input = { StackId: stackId, LayerIds: [LayerId], InstanceType: 't3.micro', Hostname };
    return (await createInstance(context, input)).InstanceId ?? '';
  };
  return { stackId, layerId, appId, addInstance, addBalancer };
}
