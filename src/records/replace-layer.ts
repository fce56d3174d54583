import type { Change, Item, Key } from '../ports/store.ts';
import { claim } from './claim.ts';
import { layerNameClaimKey, layerShortnameClaimKey } from './keys.ts';
import type { LayerRecord } from './layer-record.ts';

/** The writes that change a layer; a new name or short name is claimed and the old one given back. */
export function replaceLayer(before: Item<LayerRecord>, after: Item<LayerRecord>): Change[] {
  const { StackId, LayerId } = before;
  const moveClaim = (key: (name: string) => Key, from: string, to: string): Change[] =>
    from === to ? [] : [{ kind: 'remove', key: key(from) }, claim(key(to), LayerId)];
  return [
    { kind: 'replace', item: after },
    ...moveClaim((name) => layerNameClaimKey(StackId, name), before.Name, after.Name),
    ...moveClaim((name) => layerShortnameClaimKey(StackId, name), before.Shortname, after.Shortname),
  ];
}
