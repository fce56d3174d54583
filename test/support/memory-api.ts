import type { AnswerDeps } from '../../src/api/answer.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { findAccessKey } from '../../src/records/find-access-key.ts';
import { keySecret } from '../../src/records/key-secret.ts';
import { accessKeyKey } from '../../src/records/keys.ts';
import { createManualClock } from './manual-clock.ts';
import { createMemoryAddresses } from './memory-addresses.ts';
import { createMemoryCompute } from './memory-compute.ts';
import { createMemoryImages } from './memory-images.ts';
import { createMemoryObjects } from './memory-objects.ts';
import { createMemorySecrets } from './memory-secrets.ts';
import { createMemoryStore, type MemoryStore, type StoreFaults } from './memory-store.ts';
import { createMemoryVolumes } from './memory-volumes.ts';
import { createMemoryWake } from './memory-wake.ts';
import { createMemoryWorkflows } from './memory-workflows.ts';
import { createSequentialIds } from './sequential-ids.ts';
import { SETTINGS } from './settings.ts';

const USER_ARN = 'arn:aws:iam::123456789012:user/ada';
const ACCESS_KEY_ID = 'AKIAOPSWRIGHTTEST000';

export interface MemoryApi {
  deps: AnswerDeps;
  context: AnswerDeps['context'];
  store: MemoryStore;
  /** The bugs that were reported. */
  faults: unknown[];
  credentials: { accessKeyId: string; secretAccessKey: string };
}

interface MemoryApiOptions {
  clock?: Clock;
  settings?: Partial<Settings>;
  storeFaults?: StoreFaults;
}

/** The API on in-memory ports, with one user's access key issued. */
export async function createMemoryApi(options: MemoryApiOptions = {}): Promise<MemoryApi> {
  const clock = options.clock ?? createManualClock();
  const store = createMemoryStore(options.storeFaults);
  const secrets = createMemorySecrets();
  const compute = createMemoryCompute();
  const faults: unknown[] = [];
  const context = {
    store,
    clock,
    secrets,
    compute,
    volumes: createMemoryVolumes(compute),
    addresses: createMemoryAddresses(),
    images: createMemoryImages(),
    wake: createMemoryWake(),
    workflows: createMemoryWorkflows(),
    objects: createMemoryObjects(clock),
    ids: createSequentialIds(),
    settings: { ...SETTINGS, ...options.settings },
    region: 'us-west-2',
    account: '123456789012',
    agentEndpoint: 'http://agents.test',
  };
  const item = { ...accessKeyKey(ACCESS_KEY_ID), kind: 'user', userArn: USER_ARN };
  await store.write([{ kind: 'put', item }]);
  const secretAccessKey = (await keySecret(secrets, ACCESS_KEY_ID)).reveal();
  return {
    deps: {
      context,
      findKey: (accessKeyId) => findAccessKey(context, accessKeyId),
      onFault: (fault) => faults.push(fault),
    },
    context,
    store,
    faults,
    credentials: { accessKeyId: ACCESS_KEY_ID, secretAccessKey },
  };
}
