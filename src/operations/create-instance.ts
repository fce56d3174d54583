import { apiDate } from '../domain/api-date.ts';
import { ValidationError } from '../domain/errors.ts';
import type { InstanceId } from '../domain/ids.ts';
import { checkHostname } from '../domain/instance/check-hostname.ts';
import type { Instance } from '../domain/instance/instance.ts';
import { osProblemsOfLayers } from '../domain/instance/os-problems-of-layers.ts';
import { suggestHostname } from '../domain/instance/suggest-hostname.ts';
import { refuse } from '../domain/refuse.ts';
import type { CreateInstanceRequest, CreateInstanceResult } from '../model/opsworks.generated.ts';
import type { Item } from '../ports/store.ts';
import { addInstance } from '../records/add-instance.ts';
import { getStack } from '../records/get-stack.ts';
import type { LayerRecord } from '../records/layer-record.ts';
import { listInstances } from '../records/list-instances.ts';
import type { StackRecord } from '../records/stack-record.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import { checkLayers } from './check-layers.ts';
import type { OperationContext } from './operation-context.ts';

/** CreateInstance: a record only; nothing is launched until StartInstance. */
export async function createInstance(
  context: OperationContext,
  input: CreateInstanceRequest,
): Promise<CreateInstanceResult> {
  const id = context.ids.guid() as InstanceId;
  return retryOnConflict(async () => {
    const stack = await getStack(context.store, input.StackId);
    const layers = await checkLayers(context, input.LayerIds, stack.StackId);
    const hostname = await chooseHostname(context, input, stack, layers[0]?.Shortname ?? '');
    checkImage(input);
    refuse(osProblemsOfLayers(input.Os ?? stack.DefaultOs, layers));
    const instance = newInstance(context, input, { id, stack, layers, hostname });
    await context.store.write(addInstance(instance, layers));
    return { InstanceId: id };
  });
}

async function chooseHostname(
  context: OperationContext,
  input: CreateInstanceRequest,
  stack: StackRecord,
  shortname: string,
): Promise<string> {
  const instances = await listInstances(context.store, stack.StackId);
  const taken = new Set(instances.map((instance) => instance.Hostname));
  if (input.Hostname === undefined) return suggestHostname(stack.HostnameTheme, shortname, taken);
  checkHostname(input.Hostname);
  if (taken.has(input.Hostname))
    throw new ValidationError(
      `Hostname: there is already an instance named "${input.Hostname}" in this stack.`,
    );
  return input.Hostname;
}

function checkImage(input: CreateInstanceRequest): void {
  if (input.AmiId !== undefined && input.Os !== 'Custom')
    throw new ValidationError("AmiId: a custom AMI needs Os 'Custom'.");
  if (input.Os === 'Custom' && input.AmiId === undefined)
    throw new ValidationError("Os: 'Custom' needs an AmiId.");
  if (input.AmiId !== undefined && input.BlockDeviceMappings?.length)
    throw new ValidationError('BlockDeviceMappings: not with a custom AMI.');
}

interface Placement {
  id: InstanceId;
  stack: StackRecord;
  layers: Item<LayerRecord>[];
  hostname: string;
}

function newInstance(context: OperationContext, input: CreateInstanceRequest, place: Placement): Instance {
  const { id, stack, layers, hostname } = place;
  const now = context.clock.now();
  return {
    InstanceId: id,
    StackId: stack.StackId,
    LayerIds: layers.map((layer) => layer.LayerId),
    Arn: `arn:aws:opsworks:${stack.Region}:${context.account}:instance/${id}`,
    Hostname: hostname,
    InstanceType: input.InstanceType,
    Status: 'stopped',
    CreatedAt: apiDate(now),
    InfrastructureClass: 'ec2',
    AutoScalingType: input.AutoScalingType,
    BlockDeviceMappings: input.BlockDeviceMappings,
    AmiId: input.AmiId,
    Tenancy: input.Tenancy,
    ...withStackDefaults(input, stack),
    reason: 'Created; not started yet.',
    statusSince: now.toISOString(),
    epoch: 0,
    phases: {},
  };
}

function withStackDefaults(input: CreateInstanceRequest, stack: StackRecord) {
  const subnet = input.SubnetId ?? (input.AvailabilityZone ? undefined : stack.DefaultSubnetId);
  return {
    Os: input.Os ?? stack.DefaultOs,
    Architecture: input.Architecture ?? 'x86_64',
    AvailabilityZone: input.AvailabilityZone ?? stack.DefaultAvailabilityZone,
    SubnetId: subnet,
    SshKeyName: input.SshKeyName ?? stack.DefaultSshKeyName,
    RootDeviceType: input.RootDeviceType ?? stack.DefaultRootDeviceType,
    VirtualizationType: input.VirtualizationType ?? 'hvm',
    InstallUpdatesOnBoot: input.InstallUpdatesOnBoot ?? true,
    EbsOptimized: input.EbsOptimized ?? false,
    AgentVersion: input.AgentVersion ?? 'INHERIT',
  };
}
