import type { AddressInfo } from 'node:net';
import type { AwsService } from '../../local/contracts/aws-service.ts';
import type { AdmitCall } from '../../local/wire/admit-call.ts';
import { createWireServer } from '../../local/wire/create-wire-server.ts';
import type { Endpoint } from '../../local/wire/endpoint.ts';
import type { FindCredentials } from '../../local/wire/find-credentials.ts';

const OPERATOR = { accessKeyId: 'AKIDOPERATOR', secretAccessKey: 'operator-secret' };

const operatorOnly: FindCredentials = (accessKeyId) =>
  accessKeyId === OPERATOR.accessKeyId
    ? { secretAccessKey: OPERATOR.secretAccessKey, caller: { accessKeyId } }
    : undefined;

/** Serves these services alone on a free port: spread `client` into an SDK client's configuration. */
export async function startServices(
  services: readonly AwsService[],
  options: { credentials?: FindCredentials; admit?: AdmitCall; endpoints?: Endpoint[] } = {},
) {
  const server = createWireServer({ services, credentials: operatorOnly, ...options });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    client: { endpoint, region: 'us-east-1', credentials: OPERATOR, maxAttempts: 1 },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
