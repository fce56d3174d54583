import { ConflictError } from '../../domain/errors.ts';
import { SHARDS, STARTS_PARTITION, waitPartition } from '../../records/lifecycle-keys.ts';
import type { OpenStart } from '../start-workflow.ts';
import { settle } from '../waiting/settle.ts';
import { subjectOf, type Wait } from '../waiting/wait.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { checkStart } from './check-start.ts';
import { sweepSilent } from './sweep-silent.ts';

/** Younger than this, events are still on their way: nothing was missed yet. */
const PATIENCE_MS = 30_000;

/** Once a minute: what events missed. Waits whose condition holds, executions that never were or failed, silence. */
export async function sweep(context: WorkflowContext): Promise<void> {
  await sweepSilent(context);
  await sweepWaits(context);
  await sweepStarts(context);
}

async function sweepWaits(context: WorkflowContext): Promise<void> {
  for (let shard = 0; shard < SHARDS; shard += 1) {
    const waits = await context.store.query<Wait>(waitPartition(shard));
    const old = waits.filter((each) => isOld(context, each.since));
    for (const subject of new Set(old.map((each) => subjectOf(each.condition))))
      await settle(context, subject);
  }
}

async function sweepStarts(context: WorkflowContext): Promise<void> {
  const starts = await context.store.query<OpenStart>(STARTS_PARTITION);
  for (const start of starts.filter((each) => isOld(context, each.plannedAt))) {
    try {
      await checkStart(context, start);
    } catch (error) {
      // Another sweep at the same moment was first: its work is ours.
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

function isOld(context: WorkflowContext, since: string): boolean {
  return context.clock.now().getTime() - Date.parse(since) >= PATIENCE_MS;
}
