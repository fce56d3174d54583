import { DatabaseSync } from 'node:sqlite';
import { SSMClient } from '@aws-sdk/client-ssm';
import { systemClock } from '../../local/clock/system-clock.ts';
import { LOCAL_IMAGES } from '../../local/ec2/local-images.ts';
import type { SsmOptions } from '../../local/ssm/create-ssm.ts';
import { createSsm } from '../../local/ssm/create-ssm.ts';
import { startServices } from './start-services.ts';

const NO_MACHINES: SsmOptions['machines'] = {
  isRunning: () => false,
  withTag: () => [],
  run: async (id) => {
    throw new Error(`${id} does not run`);
  },
};

/** A local SSM that answers an unmodified SDK client. */
export async function startSsm(parts: Partial<SsmOptions> = {}) {
  const ssm = createSsm({
    database: new DatabaseSync(':memory:'),
    clock: systemClock(),
    accountId: '000000000000',
    region: 'us-east-1',
    documents: [],
    images: LOCAL_IMAGES,
    secrets: { sealText: (text) => text, openText: (text) => text },
    machines: NO_MACHINES,
    ...parts,
  });
  const server = await startServices([ssm.service]);
  const client = new SSMClient(server.client);
  const close = async (): Promise<void> => {
    client.destroy();
    await server.close();
    await ssm.close();
  };
  return { ssm, client, close };
}
