import type { InstanceRecord } from '../records/instance-record.ts';
import type { MetadataOptions } from './metadata-options.ts';

/** The instance identity document. There is no signature beside it: nobody of ours would believe one. */
export function identityDocument({ account, images }: MetadataOptions, instance: InstanceRecord): string {
  const document = {
    accountId: account,
    architecture: images.find(({ id }) => id === instance.imageId)?.architecture,
    availabilityZone: instance.availabilityZone,
    billingProducts: null,
    imageId: instance.imageId,
    instanceId: instance.id,
    instanceType: instance.instanceType,
    kernelId: null,
    pendingTime: new Date(instance.launchedAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    privateIp: instance.privateIp,
    region: instance.availabilityZone.slice(0, -1),
    version: '2017-09-30',
  };
  return JSON.stringify(document, undefined, 2);
}
