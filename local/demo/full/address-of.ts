import { WalkError } from '../walk-error.ts';
import type { FullInstance } from './full-instance.ts';
import type { FullLayerName } from './full-layers.ts';

/** Where the first instance of a layer is. */
export function addressOf(instances: Record<string, FullInstance>, layer: FullLayerName): string {
  const first = Object.values(instances).find((instance) => instance.layer === layer);
  if (!first) throw new WalkError(`The stack has no instance in the layer ${layer}.`);
  return first.address;
}
