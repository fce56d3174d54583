import type { Queue } from '../../domain/command/queue.ts';
import { queueKey } from '../../records/lifecycle-keys.ts';
import { finishCommand } from '../commands/finish-command.ts';
import type { Life } from '../instances/read-current.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** The grace is over: the running command is ended here, and its agent told so at its next word. */
export async function abortRunning(context: WorkflowContext, life: Life): Promise<void> {
  const queue = await context.store.get<Queue>(queueKey(life.instanceId));
  const running = queue?.open.find((entry) => entry.commandId === queue.lease?.commandId);
  if (!running || running.type === 'shutdown') return;
  const reason = `Aborted: the instance is shutting down and the grace of ${context.settings.shutdownGraceSeconds} s is over.`;
  await finishCommand(context, running.commandId, { event: 'fail', reason });
}
