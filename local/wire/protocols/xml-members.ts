import type { NormalizedSchema } from '@smithy/core/schema';
import { xmlCodec } from './xml-codec.ts';

/** An output's members as XML elements, without the element around them: each protocol has its own. */
export function xmlMembers(schema: NormalizedSchema, value: object): string {
  if (schema.isUnitSchema()) return '';
  const serializer = xmlCodec.createSerializer();
  serializer.write(schema, value);
  const whole = String(serializer.flush());
  return /^<[^>]*\/>$/.test(whole) ? '' : whole.replace(/^<[^>]+>/, '').replace(/<\/[^>]+>$/, '');
}
