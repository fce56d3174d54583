import { DEFAULT_ATTRIBUTES } from '../../domain/layer/default-attributes.ts';
import { type LayerAttributes, NO_LAYER_ATTRIBUTES } from '../../domain/layer/layer-attributes.ts';
import { OWN_PASSWORD } from '../../domain/layer/own-password.ts';
import type { CreateLayerRequest } from '../../model/opsworks.generated.ts';
import type { Ids } from '../../ports/ids.ts';

/** 20 characters of 80 random bits; hex needs no quoting in any server's file. */
const PASSWORD_BYTES = 10;

/** All attributes of a new layer: as given, else as its type has them; its password in the clear, made where none came. */
export function initialAttributes(
  ids: Ids,
  { Type, Attributes }: Pick<CreateLayerRequest, 'Type' | 'Attributes'>,
): LayerAttributes {
  const attributes = { ...NO_LAYER_ATTRIBUTES, ...DEFAULT_ATTRIBUTES[Type], ...Attributes };
  const password = OWN_PASSWORD[Type];
  if (!password || attributes[password]) return attributes;
  return { ...attributes, [password]: ids.hex(PASSWORD_BYTES) };
}
