import { JsonCodec, type JsonSettings } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../../contracts/aws-error.ts';
import { serdeContext } from './serde-context.ts';

/** Timestamps are epoch seconds unless their schema says otherwise. */
const EPOCH_SECONDS = 7;

/** Reads and writes JSON by schema. RPC protocols use the members' own names, REST ones their `jsonName`. */
export function jsonBody(style: 'rpc' | 'rest') {
  const settings: JsonSettings = {
    jsonName: style === 'rest',
    httpBindings: style === 'rest',
    timestampFormat: { default: EPOCH_SECONDS, useTrait: true },
  };
  const codec = new JsonCodec(settings);
  codec.setSerdeContext(serdeContext);

  return {
    async read(schema: NormalizedSchema, body: Buffer): Promise<object> {
      try {
        return schema.isUnitSchema()
          ? {}
          : await codec.createDeserializer().read(schema, body.toString() || '{}');
      } catch (cause) {
        throw new AwsError(
          'SerializationException',
          `The body is no JSON of the expected form: ${String(cause)}`,
        );
      }
    },
    write(schema: NormalizedSchema, value: object): string {
      if (schema.isUnitSchema()) return '{}';
      const serializer = codec.createSerializer();
      serializer.write(schema, value);
      return String(serializer.flush());
    },
  };
}
