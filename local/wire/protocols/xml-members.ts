import { XmlCodec } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { serdeContext } from './serde-context.ts';

/** Timestamps are ISO 8601 unless their schema says otherwise. */
const DATE_TIME = 5;

const codec = new XmlCodec({
  xmlNamespace: '',
  serviceNamespace: '',
  timestampFormat: { default: DATE_TIME, useTrait: true },
});
codec.setSerdeContext(serdeContext);

/** An output's members as XML elements, without the element around them: each protocol has its own. */
export function xmlMembers(schema: NormalizedSchema, value: object): string {
  if (schema.isUnitSchema()) return '';
  const serializer = codec.createSerializer();
  serializer.write(schema, value);
  const whole = String(serializer.flush());
  return /^<[^>]*\/>$/.test(whole) ? '' : whole.replace(/^<[^>]+>/, '').replace(/<\/[^>]+>$/, '');
}
