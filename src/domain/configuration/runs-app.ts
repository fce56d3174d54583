import type { AppType } from '../app/app-type.ts';
import type { LayerType } from '../layer/layer-type.ts';

/** The app type that each built-in app layer runs. */
const RUNS: Partial<Record<LayerType, AppType>> = {
  'php-app': 'php',
  'rails-app': 'rails',
  'nodejs-app': 'nodejs',
  'java-app': 'java',
  web: 'static',
  'aws-flow-ruby': 'aws-flow-ruby',
};

/**
 * Whether a layer's recipes may run an app of this type. A built-in app layer runs its own type alone.
 * A custom layer's recipes are the user's, who may run anything there (workers of a Rails app were the
 * usual case), so it counts as running every type; an ECS layer runs what is `other`.
 */
export function runsApp(layer: LayerType, app: AppType): boolean {
  if (layer === 'custom') return true;
  if (layer === 'ecs-cluster') return app === 'other';
  return RUNS[layer] === app;
}
