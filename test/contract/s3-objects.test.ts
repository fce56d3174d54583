import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../../local/clock/system-clock.ts';
import { createS3 } from '../../local/s3/create-s3.ts';
import { s3Clients } from '../../src/aws/s3/s3-clients.ts';
import { createS3Objects } from '../../src/aws/s3-objects.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { startServices } from '../support/start-services.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { objectsContract } from './objects-contract.ts';

objectsContract('createS3Objects on the local S3', async () => {
  const folder = temporaryFolder();
  const s3 = createS3({ database: new DatabaseSync(':memory:'), dataDir: folder.path, clock: systemClock() });
  const environment = awsEnvironment();
  s3.ensureBucket(environment.bucketName);
  const server = await startServices([], { endpoints: [s3.endpoint] });
  const clients = s3Clients({
    ...environment,
    ...server.client,
    personObjectsUrl: server.endpoint,
    // The same server under another name: a signature for one name does not hold for the other.
    instanceObjectsUrl: server.endpoint.replace('127.0.0.1', 'localhost'),
  });
  return {
    objects: createS3Objects({ ...clients, bucket: environment.bucketName }),
    follow: (url, body) => fetch(url, body ? { method: 'PUT', body } : {}),
    close: async () => {
      for (const client of [clients.client, ...Object.values(clients.presigners)]) client.destroy();
      await server.close();
      folder.remove();
    },
  };
});
