import type { AppType } from '../app/app-type.ts';
import { runsApp } from '../configuration/runs-app.ts';
import type { InstanceId, LayerId } from '../ids.ts';
import type { LayerType } from '../layer/layer-type.ts';

interface Target {
  InstanceId: InstanceId;
  LayerIds: readonly LayerId[];
}

interface Layer {
  LayerId: LayerId;
  Type: LayerType;
}

/**
 * The one instance that runs an app's migration: two at once would run it twice. The first target of the layer that
 * is there for the app's type, else the first of a custom layer, whose recipes may run any app.
 * @returns `undefined` when no target runs the app
 */
export function chooseMigrator(
  targets: readonly Target[],
  layers: readonly Layer[],
  app: AppType,
): InstanceId | undefined {
  const builtIn = layers.filter(({ Type }) => Type !== 'custom' && runsApp(Type, app));
  const custom = layers.filter(({ Type }) => Type === 'custom');
  return (firstOf(targets, builtIn) ?? firstOf(targets, custom))?.InstanceId;
}

function firstOf(targets: readonly Target[], layers: readonly Layer[]): Target | undefined {
  return targets.find(({ LayerIds }) => layers.some(({ LayerId }) => LayerIds.includes(LayerId)));
}
