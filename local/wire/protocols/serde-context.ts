import type { JsonCodec } from '@smithy/core/protocols';

type SerdeFunctions = Parameters<JsonCodec['setSerdeContext']>[0];

/** The encodings that the SDK's codecs ask for; streams are not among them: bodies are read whole. */
export const serdeContext = {
  base64Encoder: (input: string | Uint8Array) => Buffer.from(input).toString('base64'),
  base64Decoder: (input: string) => new Uint8Array(Buffer.from(input, 'base64')),
  utf8Encoder: (input: string | Uint8Array) => Buffer.from(input).toString('utf8'),
  utf8Decoder: (input: string) => new Uint8Array(Buffer.from(input)),
} as unknown as SerdeFunctions;
