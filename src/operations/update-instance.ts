import { ValidationError } from '../domain/errors.ts';
import { checkHostname } from '../domain/instance/check-hostname.ts';
import type { Instance } from '../domain/instance/instance.ts';
import { osProblemsOfLayers } from '../domain/instance/os-problems-of-layers.ts';
import { refuse } from '../domain/refuse.ts';
import type { UpdateInstanceRequest } from '../model/opsworks.generated.ts';
import type { Change, Item } from '../ports/store.ts';
import { claim } from '../records/claim.ts';
import { getInstance } from '../records/get-instance.ts';
import { getLayers } from '../records/get-layers.ts';
import { hostnameClaimKey } from '../records/keys.ts';
import type { LayerRecord } from '../records/layer-record.ts';
import { retryOnConflict } from '../workflows/retry-on-conflict.ts';
import { checkLayers } from './check-layers.ts';
import type { OperationContext } from './operation-context.ts';

/** What may change while the instance runs; all else is set when its machine is made. */
const WHILE_RUNNING: readonly (keyof UpdateInstanceRequest)[] = [
  'InstanceId',
  'InstallUpdatesOnBoot',
  'AgentVersion',
];

/** UpdateInstance: most members only while it is stopped; members that are left out stay. */
export async function updateInstance(
  context: OperationContext,
  input: UpdateInstanceRequest,
): Promise<object> {
  await retryOnConflict(async () => {
    const instance = await getInstance(context.store, input.InstanceId);
    checkStopped(instance, input);
    checkImage(instance, input);
    const layers = input.LayerIds && (await checkLayers(context, input.LayerIds, instance.StackId));
    await checkOs(context, instance, input.Os, layers);
    const { InstanceId: _, EbsOptimized: __, ...given } = input;
    const after = {
      ...instance,
      ...given,
      LayerIds: layers?.map((layer) => layer.LayerId) ?? instance.LayerIds,
    };
    await context.store.write([
      { kind: 'replace', item: after as Item<Instance> },
      ...rename(instance, input),
    ]);
  });
  return {};
}

function checkStopped(instance: Instance, input: UpdateInstanceRequest): void {
  if (instance.Status === 'stopped' || instance.Status === 'start_failed') return;
  const members = Object.keys(input) as (keyof UpdateInstanceRequest)[];
  const refused = members.find((member) => input[member] !== undefined && !WHILE_RUNNING.includes(member));
  if (refused)
    throw new ValidationError(
      `${refused}: can be changed only while the instance is stopped; it is ${instance.Status}.`,
    );
}

function checkImage(instance: Instance, input: UpdateInstanceRequest): void {
  if (input.EbsOptimized !== undefined && input.EbsOptimized !== instance.EbsOptimized)
    throw new ValidationError('EbsOptimized: cannot be changed.');
  if (input.AmiId !== undefined && input.AmiId !== instance.AmiId && instance.Os === 'Custom')
    throw new ValidationError('AmiId: the image of an instance with a custom AMI cannot be changed.');
}

async function checkOs(
  context: OperationContext,
  instance: Instance,
  os: string | undefined,
  layers: LayerRecord[] | undefined,
): Promise<void> {
  if (os === undefined && layers === undefined) return;
  const after = layers ?? (await getLayers(context.store, instance.LayerIds));
  refuse(osProblemsOfLayers(os ?? instance.Os, after));
}

function rename(instance: Instance, input: UpdateInstanceRequest): Change[] {
  if (input.Hostname === undefined || input.Hostname === instance.Hostname) return [];
  checkHostname(input.Hostname);
  return [
    claim(hostnameClaimKey(instance.StackId, input.Hostname), instance.InstanceId),
    { kind: 'remove', key: hostnameClaimKey(instance.StackId, instance.Hostname) },
  ];
}
