import type { FullLayerName } from './full-layers.ts';

export interface FullInstance {
  instanceId: string;
  layer: FullLayerName;
  /** Where this machine reaches it. */
  address: string;
}
