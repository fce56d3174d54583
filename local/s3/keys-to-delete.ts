import { type Delete, Delete$ } from '@aws-sdk/client-s3';
import { AwsError } from '../contracts/aws-error.ts';
import { xmlCodec } from '../wire/protocols/xml-codec.ts';

const MOST_KEYS = 1000;

/** The body of DeleteObjects. @throws AwsError MalformedXML */
export async function keysToDelete(body: Buffer): Promise<{ keys: string[]; quiet: boolean }> {
  const { Objects = [], Quiet = false } = await parse(body);
  if (Objects.length < 1 || Objects.length > MOST_KEYS) {
    throw new AwsError('MalformedXML', `DeleteObjects takes 1 to ${MOST_KEYS} keys, not ${Objects.length}`);
  }
  return { keys: Objects.map(({ Key = '' }) => Key), quiet: Quiet };
}

async function parse(body: Buffer): Promise<Partial<Delete>> {
  try {
    return await xmlCodec.createDeserializer().read(Delete$, body.toString());
  } catch (cause) {
    throw new AwsError('MalformedXML', `The XML you provided was not well-formed: ${String(cause)}`);
  }
}
