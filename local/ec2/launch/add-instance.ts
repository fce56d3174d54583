import type { Ec2 } from '../ec2.ts';
import { newId } from '../ids.ts';
import type { InstanceRecord } from '../records/instance-record.ts';
import type { LaunchPlan } from './plan-launch.ts';
import { publicPorts } from './public-ports.ts';
import { ROOT_DEVICE } from './root-device.ts';

type Place = Pick<InstanceRecord, 'reservationId' | 'launchIndex'>;

/** Within a change: one pending instance with its addresses, volumes and tags. @returns whether addresses were left */
export function addInstance(ec2: Ec2, plan: LaunchPlan, place: Place): boolean {
  const id = newId('i');
  const privateIp = ec2.privateIps.allot(id);
  if (privateIp === undefined) return false;
  const publicIp = plan.publicIp ? ec2.publicIps.allot(id) : undefined;
  if (plan.publicIp && publicIp === undefined) {
    ec2.privateIps.free(privateIp);
    return false;
  }
  for (const tag of tagsFor(plan, 'instance')) ec2.tags.set(id, tag.Key ?? '', tag.Value ?? '');
  addVolumes(ec2, plan, id);
  ec2.enter({ ...newInstance(ec2, plan), ...place, id, privateIp, publicIp }, 'pending', {
    code: 'pending',
    message: 'pending',
  });
  return true;
}

function newInstance(
  ec2: Ec2,
  plan: LaunchPlan,
): Omit<InstanceRecord, 'id' | 'reservationId' | 'launchIndex'> {
  const { request, place } = plan;
  const now = ec2.clock.now();
  return {
    clientToken: request.ClientToken,
    state: 'pending',
    createdAt: now,
    launchedAt: now,
    imageId: plan.image.id,
    instanceType: plan.instanceType,
    userData: request.UserData,
    keyName: request.KeyName,
    availabilityZone: place.zone,
    subnetId: place.subnetId,
    vpcId: place.vpcId,
    securityGroupIds: plan.securityGroupIds,
    publishPorts: publicPorts(plan.securityGroupIds.flatMap((id) => ec2.groups.get(id) ?? [])),
    instanceProfileArn: request.IamInstanceProfile?.Arn ?? request.IamInstanceProfile?.Name,
    metadataEnabled: request.MetadataOptions?.HttpEndpoint !== 'disabled',
    shutdownBehavior: request.InstanceInitiatedShutdownBehavior ?? 'stop',
    ebsOptimized: request.EbsOptimized ?? false,
    tenancy: request.Placement?.Tenancy ?? 'default',
    rootDeviceName: ROOT_DEVICE,
    hasRun: false,
    rebootAsked: false,
    suspended: false,
  };
}

function addVolumes(ec2: Ec2, plan: LaunchPlan, instanceId: string): void {
  const now = ec2.clock.now();
  for (const { device, deleteOnTermination, ...volume } of plan.volumes) {
    const id = newId('vol');
    const attachment = { instanceId, device, deleteOnTermination, attachedAt: now };
    ec2.volumes.put({
      ...volume,
      id,
      state: 'in-use',
      availabilityZone: plan.place.zone,
      createdAt: now,
      attachment,
    });
    for (const tag of tagsFor(plan, 'volume')) ec2.tags.set(id, tag.Key ?? '', tag.Value ?? '');
  }
}

function tagsFor({ request }: LaunchPlan, type: 'instance' | 'volume'): { Key?: string; Value?: string }[] {
  return (request.TagSpecifications ?? [])
    .filter(({ ResourceType }) => ResourceType === type)
    .flatMap(({ Tags }) => Tags ?? []);
}
