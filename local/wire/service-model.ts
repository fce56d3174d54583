import type { AwsService } from '../contracts/aws-service.ts';
import { type Operation, readOperations } from './operation.ts';

/** What the wire needs to know of a service to speak for it. */
export interface ServiceModel {
  signingName: string;
  operations: Map<string, Operation>;
  /** The namespace of the service's XML answers. */
  xmlNamespace: string;
}

/** Learns a service's wire from its SDK client. */
export function modelOf({ signingName, sdk, client: Client }: AwsService): ServiceModel {
  const { config } = new Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  return {
    signingName,
    operations: readOperations(sdk),
    xmlNamespace: config.protocolSettings?.xmlNamespace ?? '',
  };
}
