import { ConflictError } from '../../domain/errors.ts';
import { SHARDS, STARTS_PARTITION, waitPartition } from '../../records/lifecycle-keys.ts';
import type { OpenStart } from '../start-workflow.ts';
import { settle } from '../waiting/settle.ts';
import { subjectOf, type Wait } from '../waiting/wait.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { attemptAll } from './attempt-all.ts';
import { checkStart } from './check-start.ts';
import { sweepSilent } from './sweep-silent.ts';
import { throwWorst } from './throw-worst.ts';

/** Younger than this, events are still on their way: nothing was missed yet. */
const PATIENCE_MS = 30_000;

/**
 * Once a minute: what events missed. Waits whose condition holds, executions that never were or failed, silence.
 * @throws what could not be swept, after all the rest was
 */
export async function sweep(context: WorkflowContext): Promise<void> {
  const parts = [sweepSilent, sweepWaits, sweepStarts];
  throwWorst(await attemptAll(parts, (part) => part(context)));
}

async function sweepWaits(context: WorkflowContext): Promise<void> {
  const subjects = new Set<string>();
  for (let shard = 0; shard < SHARDS; shard += 1) {
    const waits = await context.store.query<Wait>(waitPartition(shard));
    const old = waits.filter((each) => isOld(context, each.since));
    for (const { condition } of old) subjects.add(subjectOf(condition));
  }
  throwWorst(await attemptAll([...subjects], (subject) => settle(context, subject)));
}

async function sweepStarts(context: WorkflowContext): Promise<void> {
  const starts = await context.store.query<OpenStart>(STARTS_PARTITION);
  const old = starts.filter((each) => isOld(context, each.plannedAt));
  throwWorst(await attemptAll(old, (start) => unlessDone(() => checkStart(context, start))));
}

/** Another sweep at the same moment was first: its work is ours. */
async function unlessDone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
}

function isOld(context: WorkflowContext, since: string): boolean {
  return context.clock.now().getTime() - Date.parse(since) >= PATIENCE_MS;
}
