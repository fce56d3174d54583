import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type ManualClock, manualClock } from '../../../local/clock/manual-clock.ts';
import { FunctionError } from '../../../local/contracts/invoke-function.ts';
import {
  createStepFunctions,
  type StepFunctions,
} from '../../../local/stepfunctions/create-step-functions.ts';
import { OpswrightError, UnavailableError } from '../../../src/domain/errors.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import type { AgentContext } from '../../../src/operations/agent/agent-context.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { Machine, Workflows } from '../../../src/ports/workflows.ts';
import { bootSteps } from '../../../src/workflows/boot/boot-steps.ts';
import { configureSteps } from '../../../src/workflows/configure/configure-steps.ts';
import { deploySteps } from '../../../src/workflows/deploy/deploy-steps.ts';
import { machineChanged } from '../../../src/workflows/instances/machine-changed.ts';
import { runStep } from '../../../src/workflows/run-step.ts';
import { shutdownSteps } from '../../../src/workflows/shutdown/shutdown-steps.ts';
import type { Steps } from '../../../src/workflows/steps.ts';
import { sweep } from '../../../src/workflows/sweep/sweep.ts';
import { createMemoryAddresses, type MemoryAddresses } from '../memory-addresses.ts';
import { createMemoryCompute, type MemoryCompute } from '../memory-compute.ts';
import { createMemoryIdentity, type MemoryIdentity } from '../memory-identity.ts';
import { createMemoryImages } from '../memory-images.ts';
import { createMemoryObjects } from '../memory-objects.ts';
import { createMemorySecrets } from '../memory-secrets.ts';
import { createMemoryStore, type MemoryStore } from '../memory-store.ts';
import { createMemoryVolumes, type MemoryVolumes } from '../memory-volumes.ts';
import { createMemoryWake, type MemoryWake } from '../memory-wake.ts';
import { createSequentialIds } from '../sequential-ids.ts';
import { SETTINGS } from '../settings.ts';
import type { AgentScript } from './agent-script.ts';
import { type ScriptedAgent, scriptedAgent } from './scripted-agent.ts';
import { sfnWorkflows } from './sfn-workflows.ts';
import type { WorldFaults } from './world-faults.ts';

const STEPS: Record<Machine, Steps> = {
  boot: bootSteps,
  configure: configureSteps,
  deploy: deploySteps,
  shutdown: shutdownSteps,
};

/** The whole control plane on in-memory ports, with the real state machines, a clock to move, and scripted agents. */
export interface World {
  context: OperationContext;
  store: MemoryStore;
  compute: MemoryCompute;
  volumes: MemoryVolumes;
  addresses: MemoryAddresses;
  wake: MemoryWake;
  workflows: Workflows;
  clock: ManualClock;
  agents: Map<string, ScriptedAgent>;
  /** Moves time on; everything that falls due happens at its time. */
  advance(seconds: number): Promise<void>;
  /** Until nothing is under way but waits for time. */
  settle(): Promise<void>;
  sweep(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  settings?: Partial<Settings>;
  script?: AgentScript;
  /** Whether EC2's state changes are told (they are best effort). */
  deliversEvents?: boolean;
  faults?: WorldFaults;
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const clock = manualClock(Date.parse('2026-01-05T12:00:00Z'));
  const work = new Set<Promise<unknown>>();
  const track = (promise: Promise<unknown>) => {
    const settled = promise.catch((error) => failures.push(error)).finally(() => work.delete(settled));
    work.add(settled);
  };
  const failures: unknown[] = [];
  const agents = new Map<string, ScriptedAgent>();
  const identity = createMemoryIdentity('123456789012', 'us-east-1');
  const compute = createMemoryCompute({
    changed: (machine) => onMachine(machine.ec2InstanceId, machine.state),
  });
  const volumes = createMemoryVolumes(compute, {
    attaching: () => clock.at(clock.now() + 1500, () => volumes.arrive()),
  });
  const addresses = createMemoryAddresses();
  const wake = createMemoryWake((wakened) => {
    for (const agent of agents.values()) {
      if (faults?.strikes('lostWakes')) continue;
      if (wakened.kind === 'stack' || wakened.ids.includes(agent.ec2InstanceId)) track(agent.look());
    }
  });
  const { faults } = options;
  const store = createMemoryStore(faults?.store);
  const clockPort = { now: () => new Date(clock.now()) };
  let sfn: StepFunctions;
  const workflows = sfnWorkflows(() => sfn.service);
  const context: OperationContext & AgentContext = {
    store,
    compute,
    volumes,
    addresses,
    wake,
    workflows,
    identity,
    images: createMemoryImages(),
    objects: createMemoryObjects(clockPort),
    secrets: createMemorySecrets(),
    clock: clockPort,
    ids: createSequentialIds(),
    settings: { ...SETTINGS, ...options.settings },
    region: 'us-east-1',
    account: '123456789012',
    agentEndpoint: 'http://control.test',
    caller: { arn: 'arn:aws:iam::123456789012:user/ada', accessKeyId: 'AKIATEST' },
    cookbooks: { sha256: 'c0ffee' },
  };
  sfn = createStepFunctions({
    database: new DatabaseSync(':memory:'),
    clock,
    machines: machineSources(),
    invoke: async (name, payload) => {
      try {
        const run = () => runStep(context, STEPS[name as Machine], JSON.parse(JSON.stringify(payload)));
        if (faults?.strikes('doubledSteps')) await run();
        const answer = await run();
        if (faults?.strikes('crashedSteps')) throw new UnavailableError('the function was ended by the test');
        return answer;
      } catch (error) {
        throw new FunctionError((error as Error).name, (error as Error).message, { cause: error });
      }
    },
  });
  await sfn.start();

  function onMachine(ec2InstanceId: string, state: string): void {
    if (state === 'pending')
      clock.at(clock.now() + 2000, () => compute.become(ec2InstanceId as never, 'running'));
    if (state === 'stopping')
      clock.at(clock.now() + 2000, () => compute.become(ec2InstanceId as never, 'stopped'));
    if (state === 'shutting-down')
      clock.at(clock.now() + 2000, () => compute.become(ec2InstanceId as never, 'terminated'));
    if (state === 'running') bootAgent(ec2InstanceId);
    if (state !== 'running' && state !== 'pending') agents.get(ec2InstanceId)?.kill();
    if (options.deliversEvents !== false) tellOf(ec2InstanceId);
  }

  /** At least once and at most never, late or early, as EventBridge may. */
  function tellOf(ec2InstanceId: string): void {
    if (faults?.strikes('lostEvents')) return;
    const times = faults?.strikes('lostEvents') ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const delay = faults ? faults.draw(3) * 1000 : 0;
      clock.at(clock.now() + delay, () => track(patiently(() => machineChanged(context, ec2InstanceId))));
    }
  }

  /** An event whose handler failed is delivered again. */
  async function patiently(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof OpswrightError && error.retryable)) throw error;
      clock.at(clock.now() + 1000, () => track(patiently(work)));
    }
  }

  function bootAgent(ec2InstanceId: string): void {
    const launched = compute.launches.find(
      (_, index) => compute.machines()[index]?.ec2InstanceId === ec2InstanceId,
    );
    if (!launched) return;
    agents.get(ec2InstanceId)?.kill();
    const agent = scriptedAgent({
      context,
      identity: identity as MemoryIdentity,
      clock,
      ec2InstanceId: ec2InstanceId as never,
      instanceId: launched.tags['opsworks:instance-id'] as never,
      hostname: launched.tags['opsworks:instance'] ?? '',
      script: options.script ?? {},
      track,
    });
    agents.set(ec2InstanceId, agent);
  }

  const settle = async () => {
    for (;;) {
      await sfn.idle();
      if (work.size === 0) break;
      await Promise.all(work);
    }
    if (failures.length > 0) throw failures.shift();
  };
  return {
    context,
    store,
    compute,
    volumes,
    addresses,
    wake,
    workflows,
    clock,
    agents,
    advance: (seconds) => clock.advance(seconds * 1000, settle),
    settle,
    sweep: () => patiently(() => sweep(context)),
    close: () => sfn.close(),
  };
}

function machineSources() {
  return (Object.keys(STEPS) as Machine[]).map((name) => {
    const text = readFileSync(new URL(`../../../statemachines/${name}.asl.json`, import.meta.url), 'utf8');
    const definition = JSON.parse(text.replaceAll(`\${StepsFunctionArn}`, name)) as object;
    return {
      name,
      arn: `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`,
      type: 'STANDARD',
      definition,
    };
  });
}
