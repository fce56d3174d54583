import type { StackSnapshot } from '../../domain/configuration/stack-snapshot.ts';
import type { StackId } from '../../domain/ids.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { AppRecord } from '../../records/app-record.ts';
import { getStack } from '../../records/get-stack.ts';
import type { LayerRecord } from '../../records/layer-record.ts';
import { listApps } from '../../records/list-apps.ts';
import { listInstances } from '../../records/list-instances.ts';
import { listLayers } from '../../records/list-layers.ts';
import type { StackRecord } from '../../records/stack-record.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** The stack as it stands now, as the configuration is built from it; the records keep their sealed secrets. */
export interface LoadedSnapshot extends StackSnapshot {
  stack: StackRecord;
  layers: LayerRecord[];
  apps: AppRecord[];
  instances: (Instance & { BootedAt?: string })[];
}

export async function loadSnapshot(context: WorkflowContext, stackId: StackId): Promise<LoadedSnapshot> {
  const { store, region, account } = context;
  const [stack, layers, apps, instances] = await Promise.all([
    getStack(store, stackId),
    listLayers(store, stackId),
    listApps(store, stackId),
    listInstances(store, stackId),
  ]);
  const booted = instances.map((instance) => ({ ...instance, BootedAt: instance.phases.online }));
  const volumes = instances.flatMap(({ InstanceId, volumes: own = [] }) =>
    own.map((volume) => ({ ...volume, InstanceId })),
  );
  return { stack, layers, apps, instances: booted, volumes, region, account };
}
