import type { Queue } from '../../domain/command/queue.ts';
import type { ConfigureState } from '../../domain/configuration/configure-state.ts';
import type { Ec2InstanceId } from '../../domain/ids.ts';
import type { AgentRecord } from '../../domain/instance/agent-record.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import type { InstanceStatus } from '../../domain/instance/instance-states.ts';
import { instanceKey } from '../../records/keys.ts';
import { agentKey, batchKey, configureKey, queueKey } from '../../records/lifecycle-keys.ts';
import type { Batch } from '../commands/batch.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { sendersLeft } from './senders-left.ts';
import type { Condition } from './wait.ts';

export type Verdict = { kind: 'holds'; output: object } | { kind: 'never'; error: string; cause: string };

const HOLDS: Verdict = { kind: 'holds', output: {} };
/** States in which a first contact may still come. */
const STARTING: readonly InstanceStatus[] = ['requested', 'pending', 'booting'];

const STALE: Verdict = { kind: 'never', error: 'StaleError', cause: 'A later request ended this run.' };

/** Whether what is waited for has come, will never come, or (`undefined`) may still come. */
export async function checkCondition(
  context: WorkflowContext,
  condition: Condition,
): Promise<Verdict | undefined> {
  switch (condition.kind) {
    case 'batch':
      return checkBatch(context, condition.batchId);
    case 'mark': {
      const state = await context.store.get<ConfigureState>(configureKey(condition.stackId));
      // Also when the marks were carried by a generation: whoever waits must look again.
      return (state?.dirty?.marks ?? 0) === condition.marks ? undefined : HOLDS;
    }
    case 'machine':
    case 'contact':
    case 'idle':
    case 'drained':
      return checkInstance(context, condition);
  }
}

async function checkBatch(context: WorkflowContext, batchId: string): Promise<Verdict | undefined> {
  const batch = await context.store.get<Batch>(batchKey(batchId));
  if (!batch) return { kind: 'never', error: 'StaleError', cause: `Batch ${batchId} does not exist.` };
  if (batch.open > 0) return undefined;
  return { kind: 'holds', output: { total: batch.total, failed: batch.failed, skipped: batch.skipped } };
}

type InstanceCondition = Extract<Condition, { instanceId: unknown }>;

async function checkInstance(
  context: WorkflowContext,
  condition: InstanceCondition,
): Promise<Verdict | undefined> {
  const instance = await context.store.get<Instance>(instanceKey(condition.instanceId));
  if (instance?.epoch !== condition.epoch) return STALE;
  if (condition.kind === 'machine') return checkMachine(context, instance, condition.until);
  if (condition.kind === 'idle') {
    const queue = await context.store.get<Queue>(queueKey(condition.instanceId));
    return queue?.lease ? undefined : HOLDS;
  }
  if (condition.kind === 'drained') {
    const { stackId, generation } = condition;
    return (await sendersLeft(context, stackId, generation)) > 0 ? undefined : HOLDS;
  }
  const agent = await context.store.get<AgentRecord>(agentKey(condition.instanceId));
  if (agent?.ec2InstanceId === instance.Ec2InstanceId && agent?.epoch === condition.epoch) return HOLDS;
  // A boot that gave up waits no more: its row must not be looked at for ever.
  return STARTING.includes(instance.Status) ? undefined : STALE;
}

async function checkMachine(
  context: WorkflowContext,
  instance: Instance,
  until: 'running' | 'halted',
): Promise<Verdict | undefined> {
  const id = instance.Ec2InstanceId as Ec2InstanceId | undefined;
  const machine = id && (await context.compute.describe(id));
  const state = machine?.state ?? 'terminated';
  const halted = state === 'stopped' || state === 'terminated';
  if (until === 'halted') return halted ? HOLDS : undefined;
  if (state === 'running') return HOLDS;
  if (!halted && state !== 'shutting-down') return undefined;
  return {
    kind: 'never',
    error: 'LaunchRefusedError',
    cause: `EC2 ended the machine${inWords(machine?.stateReason)}.`,
  };
}

function inWords(stateReason: string | undefined): string {
  return stateReason ? `: ${stateReason}` : ' without giving a reason';
}
