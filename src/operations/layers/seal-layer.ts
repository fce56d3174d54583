import { SECRET_ATTRIBUTES } from '../../domain/layer/secret-attributes.ts';
import { mask } from '../../domain/mask.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { LayerRecord } from '../../records/layer-record.ts';
import { sealMembers } from '../../records/seal-members.ts';
import type { Sealed } from '../../records/sealed.ts';
import { layerSecrets } from './layer-secrets.ts';

/** The layer as it may be stored: its secrets encrypted, their members masked. */
export async function sealLayer<T extends Omit<LayerRecord, 'sealed'>>(
  secrets: Secrets,
  layer: T,
  stored?: Sealed,
): Promise<T & { sealed: Sealed }> {
  const sealed = await sealMembers(secrets, `layer/${layer.LayerId}`, layerSecrets(layer.Attributes), stored);
  const masked = SECRET_ATTRIBUTES.map((key) => [key, mask(layer.Attributes[key])]);
  return { ...layer, Attributes: { ...layer.Attributes, ...Object.fromEntries(masked) }, sealed };
}
