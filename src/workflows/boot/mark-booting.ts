import type { Ec2InstanceId } from '../../domain/ids.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import { commit } from '../commit.ts';
import { planMove } from '../instances/plan-move.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { attachElasticIp } from './attach-elastic-ip.ts';
import { attachVolumes } from './attach-volumes.ts';

/**
 * EC2 runs the machine: it gets its volumes and its elastic IP, its addresses are known, the operating system boots,
 * the agent will report in.
 */
export async function markBooting(context: WorkflowContext, life: Life): Promise<void> {
  const { Status, Ec2InstanceId } = await readCurrent(context, life);
  if (Status !== 'pending') return;
  await attachVolumes(context, life, Ec2InstanceId as Ec2InstanceId);
  await attachElasticIp(context, life, Ec2InstanceId as Ec2InstanceId);
  await recordBooting(context, life);
}

async function recordBooting(context: WorkflowContext, life: Life): Promise<void> {
  await retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    if (instance.Status !== 'pending') return;
    const machine = await context.compute.describe(instance.Ec2InstanceId as Ec2InstanceId);
    const moved = moveInstance(
      instance,
      'ec2-running',
      'The machine boots; its agent has not reported in yet.',
      context.clock.now(),
    );
    const after = {
      ...moved,
      AvailabilityZone: machine?.availabilityZone ?? instance.AvailabilityZone,
      SubnetId: machine?.subnetId ?? instance.SubnetId,
      PrivateIp: machine?.privateIp,
      PrivateDns: machine?.privateDns,
      PublicIp: machine?.publicIp,
      PublicDns: machine?.publicDns,
      RootDeviceVolumeId: machine?.rootDeviceVolumeId,
    };
    await commit(context, await planMove(context, instance, after));
  });
}
