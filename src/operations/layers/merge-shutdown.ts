import type { LifecycleEventConfiguration } from '../../model/opsworks.generated.ts';
import type { LayerRecord } from '../../records/layer-record.ts';

/** How the layer's instances shut down: as given, else as it was, else OpsWorks' defaults (seconds). */
export function mergeShutdown(
  given: LifecycleEventConfiguration = {},
  before: LifecycleEventConfiguration = {},
): LayerRecord['LifecycleEventConfiguration'] {
  const defaults = { ExecutionTimeout: 120, DelayUntilElbConnectionsDrained: true };
  return { Shutdown: { ...defaults, ...before.Shutdown, ...given.Shutdown } };
}
