import { sharedAttributes } from './chef11/shared-attributes.ts';
import type { ConfigurationPart } from './configuration-part.ts';
import { sharedDataBags } from './data-bags/shared-data-bags.ts';
import { sorted } from './sorted.ts';
import type { StackSnapshot } from './stack-snapshot.ts';
import { topologyOf } from './topology.ts';

/**
 * What all instances of a stack share: built once per configuration generation and fetched by each agent.
 * It holds no secret (it takes none), and equal snapshots give equal bytes, in whatever order their lists came.
 */
export function buildShared(snapshot: StackSnapshot): ConfigurationPart {
  const topology = topologyOf(snapshot);
  return { attributes: sorted(sharedAttributes(topology)), data_bags: sorted(sharedDataBags(topology)) };
}
