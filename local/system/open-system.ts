import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildArchives } from '../../scripts/build-archives.ts';
import { type Cloud, startCloud } from '../cloud.ts';
import { claimDataFolder } from './claim-data-folder.ts';
import { type Connection, removeConnection, writeConnection } from './connection.ts';
import { givenSettings } from './given-settings.ts';
import { openMachines } from './open-machines.ts';
import type { SystemOptions } from './system-options.ts';
import { userKey } from './user-key.ts';

export interface OpenSystem {
  connection: Connection;
  cloud: Cloud;
  /**
   * Ends it. `stop` stops the machines until the next start, `keep` leaves them running, `remove` removes them all;
   * records stay in the data folder.
   */
  close(machines: 'stop' | 'keep' | 'remove'): Promise<void>;
}

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The whole system on this machine: engine, image, cloud and control plane, ready for the first client. */
export async function openSystem(
  options: SystemOptions,
  report: (line: string) => void,
): Promise<OpenSystem> {
  const { dataDir, port } = options;
  const release = claimDataFolder(dataDir);
  try {
    await buildArchives(ROOT);
    const opened = await openMachines(options, report);
    const cloud = await startCloud({
      dataDir,
      port,
      serverless: join(ROOT, 'serverless.yml'),
      region: process.env.AWS_REGION,
      // One machine has no roles to give away: every profile that old clients name may be passed.
      parameters: { passableRoles: 'arn:aws:iam::*:role/*' },
      machines: opened.machines,
      environment: (addresses) => ({ ...localEnvironment(addresses), ...givenSettings(process.env) }),
      report,
    });
    const connection = await connect(dataDir, cloud);
    const close: OpenSystem['close'] = async (machines) => {
      removeConnection(dataDir);
      if (machines === 'stop') await cloud.suspendMachines();
      await cloud.close();
      await (machines === 'remove' ? opened.removeAll() : opened.close());
      release();
    };
    return { connection, cloud, close };
  } catch (error) {
    release();
    throw error;
  }
}

/** What differs from serverless.yml on one machine: where files are, and that every region is this one. */
function localEnvironment({ endpoint, machineEndpoint }: { endpoint: string; machineEndpoint: string }) {
  return {
    COOKBOOKS_FILE: join(ROOT, 'build', 'cookbooks.tar.gz'),
    AGENT_FILE: join(ROOT, 'build', 'agent.tar.gz'),
    AGENT_ENDPOINT: machineEndpoint,
    PERSON_OBJECTS_URL: endpoint,
    INSTANCE_OBJECTS_URL: machineEndpoint,
    ANY_REGION: 'true',
    LOG_LEVEL: 'ERROR',
  };
}

async function connect(dataDir: string, cloud: Cloud): Promise<Connection> {
  const key = await userKey(dataDir, cloud.invoke);
  const connection = { endpoint: cloud.endpoint, region: cloud.declared.region, ...key, pid: process.pid };
  writeConnection(dataDir, connection, cloud.operator);
  return connection;
}
