import { problemIf } from '../../domain/checks/problem-if.ts';
import type { Store } from '../../ports/store.ts';
import { layerNameClaimKey, layerShortnameClaimKey } from '../../records/keys.ts';
import type { LayerRecord } from '../../records/layer-record.ts';

/** Whether another layer of the stack has the name or the short name, in the words that clients look for. */
export async function takenNameProblems(store: Store, layer: Omit<LayerRecord, 'sealed'>): Promise<string[]> {
  const { StackId, LayerId, Name, Shortname } = layer;
  const [name, shortname] = await store.getMany<{ owner: string }>([
    layerNameClaimKey(StackId, Name),
    layerShortnameClaimKey(StackId, Shortname),
  ]);
  const isTaken = (claim?: { owner: string }) => claim !== undefined && claim.owner !== LayerId;
  if (isTaken(name)) return [`There is already a layer named "${Name}" for this stack`];
  return problemIf(
    isTaken(shortname),
    `There is already a layer with shortname "${Shortname}" for this stack`,
  );
}
