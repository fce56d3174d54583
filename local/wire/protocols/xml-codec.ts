import { XmlCodec } from '@aws-sdk/core/protocols';
import { serdeContext } from './serde-context.ts';

/** Timestamps are ISO 8601 unless their schema says otherwise. */
const DATE_TIME = 5;

/** Reads and writes XML by the SDK's schemas. */
export const xmlCodec = new XmlCodec({
  xmlNamespace: '',
  serviceNamespace: '',
  timestampFormat: { default: DATE_TIME, useTrait: true },
});
xmlCodec.setSerdeContext(serdeContext);
