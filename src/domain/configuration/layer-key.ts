import type { LayerRecord } from './stack-snapshot.ts';

/**
 * The name that recipes know a layer by. A built-in layer goes by its type: clients may send another
 * short name (AWS's own CloudFormation sample calls the MySQL layer "db-layer"), recipes look for `db-master`.
 */
export function layerKey(layer: Pick<LayerRecord, 'Type' | 'Shortname'>): string {
  return layer.Type === 'custom' ? layer.Shortname : layer.Type;
}
