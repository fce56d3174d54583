import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ManualClock } from '../../../local/clock/manual-clock.ts';
import type { CloudOptions } from '../../../local/cloud/cloud-options.ts';
import { type Cloud, startCloud } from '../../../local/cloud.ts';
import type { FunctionError } from '../../../local/contracts/invoke-function.ts';
import type { KeyPair } from '../../../local/credentials/credentials.ts';
import { createSimulator, type Simulator } from '../../../local/engines/simulated/create-simulator.ts';
import type { SimulatorScript } from '../../../local/engines/simulated/simulator-script.ts';
import { type OpsWorksConnection, OpsWorksUser } from '../opsworks-user.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Until a call comes through that is throttled now and then. */
const MOST_ATTEMPTS = 10;

/** The whole local cloud with the real handlers and simulated machines, in this process, on a clock to move. */
export interface VirtualCloud {
  cloud: Cloud;
  simulator: Simulator;
  connection: OpsWorksConnection;
  /** What no agent should ever meet, and what ended one. */
  broken: readonly string[];
  user: OpsWorksUser;
  /** Moves time on; everything that falls due happens at its time, and ends before time goes on. */
  advance(seconds: number): Promise<void>;
  close(): Promise<void>;
}

export interface VirtualCloudOptions {
  /** Of a process that has left real time: the handlers go by `Date`. */
  clock: ManualClock;
  faults?: CloudOptions['faults'];
  script?: SimulatorScript;
  /** Settings of the functions, by the names that they have in their environment. */
  settings?: Record<string, string>;
}

export async function openVirtualCloud(options: VirtualCloudOptions): Promise<VirtualCloud> {
  const { clock, faults, script, settings = {} } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'opswright-storm-'));
  const broken: string[] = [];
  const simulator = createSimulator({ clock, script, report: (error) => broken.push(String(error)) });
  const cloud = await startCloud({
    dataDir,
    port: 0,
    serverless: join(ROOT, 'serverless.yml'),
    parameters: { passableRoles: 'arn:aws:iam::*:role/*' },
    machines: { engine: simulator, simulatorSecret: simulator.secret },
    clock,
    faults,
    environment: (addresses) => ({ ...environment(addresses), ...settings }),
  });
  const connection = await connect(cloud);
  const user = new OpsWorksUser(connection, MOST_ATTEMPTS);
  const settled = (): Promise<void> => settle(cloud, simulator);
  return {
    cloud,
    simulator,
    connection,
    broken,
    user,
    advance: (seconds) => clock.advance(seconds * 1000, settled),
    close: async () => {
      user.close();
      await simulator.shutdown();
      await cloud.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function environment({ endpoint }: { endpoint: string }): Record<string, string> {
  return {
    COOKBOOKS_FILE: join(ROOT, 'build/cookbooks.tar.gz'),
    AGENT_FILE: join(ROOT, 'build/agent.tar.gz'),
    AGENT_ENDPOINT: endpoint,
    PERSON_OBJECTS_URL: endpoint,
    INSTANCE_OBJECTS_URL: endpoint,
    ANY_REGION: 'true',
    LOG_LEVEL: 'ERROR',
  };
}

async function connect(cloud: Cloud): Promise<OpsWorksConnection> {
  const userArn = 'arn:aws:iam::000000000000:user/local';
  for (;;) {
    try {
      const key = (await cloud.invoke('opswright-local-issue-key', { userArn })) as KeyPair;
      return { ...key, endpoint: cloud.endpoint, region: cloud.declared.region };
    } catch (error) {
      // Throttled by the storm: whoever operates it tries again.
      if ((error as FunctionError).errorType !== 'UnavailableError') throw error;
    }
  }
}

/** The cloud and the machines rest at the same time: neither has begun anything while the other was waited for. */
async function settle(cloud: Cloud, simulator: Simulator): Promise<void> {
  for (let before = -1; before !== simulator.begun(); ) {
    await simulator.idle();
    before = simulator.begun();
    await cloud.idle();
  }
}
