import type { LayerAttributes } from '../../domain/layer/layer-attributes.ts';
import { SECRET_ATTRIBUTES } from '../../domain/layer/secret-attributes.ts';
import type { SecretMembers } from '../../records/seal-members.ts';

/** The secret attributes of a layer by their path in the record. */
export function layerSecrets(attributes: LayerAttributes): SecretMembers {
  return Object.fromEntries(SECRET_ATTRIBUTES.map((key) => [`Attributes.${key}`, attributes[key]]));
}
