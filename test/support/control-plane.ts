import type { InstanceId, StackId } from '../../src/domain/ids.ts';
import type { Instance } from '../../src/domain/instance/instance.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { AgentContext } from '../../src/operations/agent/agent-context.ts';
import { instanceKey } from '../../src/records/keys.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createMemoryAddresses, type MemoryAddresses } from './memory-addresses.ts';
import { createMemoryCompute, type MemoryCompute } from './memory-compute.ts';
import { createMemoryIdentity, type MemoryIdentity } from './memory-identity.ts';
import { createMemoryImages } from './memory-images.ts';
import { createMemoryObjects, type MemoryObjects } from './memory-objects.ts';
import { createMemorySecrets } from './memory-secrets.ts';
import { createMemoryStore, type MemoryStore, type StoreFaults } from './memory-store.ts';
import { createMemoryVolumes, type MemoryVolumes } from './memory-volumes.ts';
import { createMemoryWake, type MemoryWake } from './memory-wake.ts';
import { createMemoryWorkflows, type MemoryWorkflows } from './memory-workflows.ts';
import { createSequentialIds } from './sequential-ids.ts';
import { SETTINGS } from './settings.ts';

/** The in-memory ports, each to be looked at, and nothing that runs by itself: a test takes every step. */
export interface ControlPlane {
  context: AgentContext;
  store: MemoryStore;
  workflows: MemoryWorkflows;
  compute: MemoryCompute;
  volumes: MemoryVolumes;
  addresses: MemoryAddresses;
  objects: MemoryObjects;
  wake: MemoryWake;
  identity: MemoryIdentity;
  clock: ManualClock;
  /** Writes an instance's record, online on machine `i-<id>` unless told otherwise. */
  addInstance(id: string, own?: Partial<Instance>): Promise<InstanceId>;
}

const ACCOUNT = '123456789012';
const REGION = 'us-east-1';

export function createControlPlane(faults: StoreFaults = {}, settings: Partial<Settings> = {}): ControlPlane {
  const clock = createManualClock();
  const compute = createMemoryCompute();
  const ports = {
    store: createMemoryStore(faults),
    workflows: createMemoryWorkflows(),
    compute,
    volumes: createMemoryVolumes(compute),
    addresses: createMemoryAddresses(),
    objects: createMemoryObjects(clock),
    wake: createMemoryWake(),
    identity: createMemoryIdentity(ACCOUNT, REGION),
    images: createMemoryImages(),
    secrets: createMemorySecrets(),
    ids: createSequentialIds(),
    clock,
  };
  const context: AgentContext = {
    ...ports,
    settings: { ...SETTINGS, ...settings },
    region: REGION,
    account: ACCOUNT,
    agentEndpoint: 'http://control.test',
    cookbooks: { sha256: 'c0ffee' },
  };
  const addInstance = async (id: string, own: Partial<Instance> = {}) => {
    const item = { ...instanceKey(id as InstanceId), ...newInstance(id), ...own };
    await ports.store.write([{ kind: 'put', item }]);
    return id as InstanceId;
  };
  return { context, ...ports, addInstance };
}

function newInstance(id: string): Instance {
  return {
    InstanceId: id as InstanceId,
    StackId: 'stack-1' as StackId,
    LayerIds: [],
    Arn: `arn:aws:opsworks:${REGION}:${ACCOUNT}:instance/${id}`,
    Hostname: id,
    InstanceType: 't3.micro',
    Os: 'Debian 12',
    Status: 'online',
    Architecture: 'x86_64',
    RootDeviceType: 'ebs',
    VirtualizationType: 'hvm',
    InstallUpdatesOnBoot: true,
    EbsOptimized: false,
    AgentVersion: 'INHERIT',
    InfrastructureClass: 'ec2',
    CreatedAt: '2026-01-05T11:00:00+00:00',
    Ec2InstanceId: `i-${id}`,
    reason: 'Setup and Deploy succeeded.',
    statusSince: '2026-01-05T11:05:00.000Z',
    epoch: 1,
    phases: {},
  };
}
