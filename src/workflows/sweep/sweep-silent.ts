import type { InstanceId } from '../../domain/ids.ts';
import type { AgentRecord } from '../../domain/instance/agent-record.ts';
import { decideSilence, type Silence } from '../../domain/instance/decide-silence.ts';
import { dueBucket } from '../../domain/instance/due-bucket.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import type { Item } from '../../ports/store.ts';
import { instanceKey } from '../../records/keys.ts';
import { agentKey, duePartition, dueSortKey, SHARDS, sweepKey } from '../../records/lifecycle-keys.ts';
import { commit } from '../commit.ts';
import { expireCommands } from '../instances/expire-commands.ts';
import { planMove } from '../instances/plan-move.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { attemptAll } from './attempt-all.ts';
import { throwWorst } from './throw-worst.ts';

/** What the sweep remembers: when it last ran, and since when the control plane works without a gap. */
interface SweepState {
  lastRun: number;
  healthySince: number;
}

/** An instance in the bucket of its deadline. */
interface DueRow {
  instanceId: InstanceId;
  bucket: number;
}

/** Longer between two sweeps means that we were away, and silence in that time says nothing about agents. */
const GAP_MS = 3 * 60_000;

/** Instances whose agents have been silent for too long are connection_lost. */
export async function sweepSilent(context: WorkflowContext): Promise<void> {
  const now = context.clock.now().getTime();
  const healthySince = await healthyFrom(context, now);
  const newest = dueBucket(now);
  const due = await dueUpTo(context, newest);
  const failures = await attemptAll(due, (row) => lookAt(context, row, healthySince, newest));
  // What failed is looked at again; that the sweep ran is true all the same, and silence goes on counting.
  await context.store.write([{ kind: 'put', item: { ...sweepKey, lastRun: now, healthySince } }]);
  throwWorst(failures);
}

async function dueUpTo(context: WorkflowContext, newest: number): Promise<Item<DueRow>[]> {
  const before = dueSortKey(newest + 1);
  const shards = Array.from({ length: SHARDS }, (_, shard) => duePartition(shard));
  return (await Promise.all(shards.map((pk) => context.store.query<DueRow>(pk, { before })))).flat();
}

async function healthyFrom(context: WorkflowContext, now: number): Promise<number> {
  const last = await context.store.get<SweepState>(sweepKey);
  return last && now - last.lastRun <= GAP_MS ? last.healthySince : now;
}

/**
 * What the agent was running will not be reported: whoever waits for it goes on. That first: a sweep that is ended
 * in between finds the instance as it was and does both again. The row goes when nothing is left to be seen, but not
 * from the newest bucket, which an agent that speaks now may still believe to be its own.
 */
async function lookAt(
  context: WorkflowContext,
  row: Item<DueRow>,
  healthySince: number,
  newest: number,
): Promise<void> {
  const silence = await decide(context, row.instanceId, healthySince);
  if (silence?.silent) await expireCommands(context, row.instanceId, silence.reason);
  if (silence?.lost) await retryOnConflict(() => markLost(context, row.instanceId, healthySince));
  if (!silence?.open && row.bucket < newest) await context.store.write([{ kind: 'remove', key: row }]);
}

async function markLost(context: WorkflowContext, id: InstanceId, healthySince: number): Promise<void> {
  const silence = await decide(context, id, healthySince);
  if (!silence?.lost) return;
  const after = moveInstance(silence.instance, 'silent', silence.reason, context.clock.now());
  await commit(context, await planMove(context, silence.instance, after));
}

async function decide(
  context: WorkflowContext,
  id: InstanceId,
  healthySince: number,
): Promise<(Silence & { instance: Item<Instance> }) | undefined> {
  const instance = await context.store.get<Instance>(instanceKey(id));
  const agent = await context.store.get<AgentRecord>(agentKey(id));
  if (!instance || !agent) return undefined;
  const now = context.clock.now();
  return { ...decideSilence({ instance, agent, healthySince }, context.settings, now), instance };
}
