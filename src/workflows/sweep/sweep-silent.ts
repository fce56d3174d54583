import type { InstanceId } from '../../domain/ids.ts';
import type { AgentRecord } from '../../domain/instance/agent-record.ts';
import { decideSilence, type Silence } from '../../domain/instance/decide-silence.ts';
import { dueBucket } from '../../domain/instance/due-bucket.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import { instanceKey } from '../../records/keys.ts';
import { agentKey, duePartition, sweepKey } from '../../records/lifecycle-keys.ts';
import { commit } from '../commit.ts';
import { expireCommands } from '../instances/expire-commands.ts';
import { planMove } from '../instances/plan-move.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** What the sweep remembers: since when the control plane works without a gap, and how far the buckets are done. */
interface SweepState {
  lastRun: number;
  healthySince: number;
  bucket: number;
}

/** Longer between two sweeps means that we were away, and silence in that time says nothing about agents. */
const GAP_MS = 3 * 60_000;

/** Instances whose agents have been silent for too long are connection_lost. */
export async function sweepSilent(context: WorkflowContext): Promise<void> {
  const now = context.clock.now().getTime();
  const state = await startSweep(context, now);
  const newest = dueBucket(now);
  for (let bucket = state.bucket; bucket <= newest; bucket += 1) {
    const due = await context.store.query(duePartition(bucket));
    await markSilent(
      context,
      due.map((row) => row.sk as InstanceId),
      state.healthySince,
    );
  }
  // The newest bucket is looked at again: its deadlines are not all past.
  await context.store.write([{ kind: 'put', item: { ...sweepKey, ...state, lastRun: now, bucket: newest } }]);
}

async function startSweep(context: WorkflowContext, now: number): Promise<SweepState> {
  const last = await context.store.get<SweepState>(sweepKey);
  if (!last) return { lastRun: now, healthySince: now, bucket: dueBucket(now) };
  const healthySince = now - last.lastRun > GAP_MS ? now : last.healthySince;
  return { lastRun: now, healthySince, bucket: last.bucket };
}

async function markSilent(context: WorkflowContext, ids: InstanceId[], healthySince: number): Promise<void> {
  for (const id of ids) {
    const silence = await retryOnConflict(() => markIfSilent(context, id, healthySince));
    // What it was running will not be reported: whoever waits for it goes on.
    if (silence?.silent) await expireCommands(context, id, silence.reason);
  }
}

async function markIfSilent(
  context: WorkflowContext,
  id: InstanceId,
  healthySince: number,
): Promise<Silence | undefined> {
  const instance = await context.store.get<Instance>(instanceKey(id));
  const agent = await context.store.get<AgentRecord>(agentKey(id));
  if (!instance || !agent) return undefined;
  const silence = decideSilence({ instance, agent, healthySince }, context.settings, context.clock.now());
  if (!silence.lost) return silence;
  const after = moveInstance(instance, 'silent', silence.reason, context.clock.now());
  await commit(context, await planMove(context, instance, after));
  return silence;
}
