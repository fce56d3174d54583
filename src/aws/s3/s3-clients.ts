import { S3Client } from '@aws-sdk/client-s3';
import type { Audience } from '../../ports/objects.ts';
import type { AwsEnvironment } from '../aws-environment.ts';
import { clientConfig } from '../client-config.ts';

/** A client for ourselves, and one per audience that only presigns, at the base URL where that audience is. */
export function s3Clients(environment: AwsEnvironment): {
  client: S3Client;
  presigners: Record<Audience, S3Client>;
} {
  const at = (endpoint: string | undefined) =>
    new S3Client(s3Config(environment, endpoint ?? environment.endpoint));
  return {
    client: at(undefined),
    presigners: { person: at(environment.personObjectsUrl), instance: at(environment.instanceObjectsUrl) },
  };
}

function s3Config(environment: AwsEnvironment, endpoint: string | undefined) {
  return {
    ...clientConfig({ ...environment, endpoint }),
    // A bucket in the host name would need a name of its own for every bucket at every base URL.
    forcePathStyle: true,
    // A checksum would become part of a presigned PUT, whose body we do not know yet.
    requestChecksumCalculation: 'WHEN_REQUIRED' as const,
    responseChecksumValidation: 'WHEN_REQUIRED' as const,
  };
}
