import type { Command } from '../../domain/command/command.ts';
import type { Queue } from '../../domain/command/queue.ts';
import { canRunShutdown } from '../../domain/instance/can-run-shutdown.ts';
import type { Instance } from '../../domain/instance/instance.ts';
import { moveInstance } from '../../domain/instance/move-instance.ts';
import { getLayers } from '../../records/get-layers.ts';
import { queueKey } from '../../records/lifecycle-keys.ts';
import { finishCommand } from '../commands/finish-command.ts';
import { commit } from '../commit.ts';
import { planMove } from '../instances/plan-move.ts';
import { type Life, readCurrent } from '../instances/read-current.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import { sendersLeft } from '../waiting/senders-left.ts';
import type { WorkflowContext } from '../workflow-context.ts';

export interface ShutdownPlan {
  /** Whether a load balancer may still send to it: its recipes stop what serves. */
  drain: boolean;
  /** How long load balancers may take to stop sending. */
  drainSeconds: number;
  /** Whether there is an agent to run Shutdown recipes. */
  recipes: boolean;
  /** Whether a command runs that must end first. */
  running: boolean;
  graceSeconds: number;
  /** The largest Shutdown.ExecutionTimeout of the instance's layers. */
  timeoutSeconds: number;
  /** How long EC2 may take to stop the machine. */
  haltSeconds: number;
}

/** A balancer that is busy with a long run is not waited for beyond this. */
const DRAIN_SECONDS = 60;

/** The shutdown goes before everything that waits in the queue; only what runs already gets a bounded grace. */
export async function begin(context: WorkflowContext, life: Life): Promise<ShutdownPlan> {
  const instance = await moveToShuttingDown(context, life);
  const queue = await context.store.get<Queue>(queueKey(life.instanceId));
  const recipes = canRunShutdown(instance.stoppedFrom);
  const kept = recipes ? queue?.lease?.commandId : undefined;
  for (const entry of queue?.open ?? []) {
    if (entry.commandId === kept || entry.type === 'shutdown') continue;
    await finishCommand(context, entry.commandId, {
      event: 'skip',
      reason: 'The instance is shutting down.',
    });
  }
  return {
    drain: recipes && (await sendersLeft(context, instance.StackId, instance.leftGeneration ?? 0)) > 0,
    drainSeconds: DRAIN_SECONDS,
    recipes,
    running: kept !== undefined && kept !== ownCommand(queue),
    graceSeconds: context.settings.shutdownGraceSeconds,
    timeoutSeconds: await timeoutOf(context, instance),
    haltSeconds: context.settings.bootRunningTimeoutSeconds,
  };
}

function ownCommand(queue: Queue | undefined): Command['CommandId'] | undefined {
  return queue?.open.find((entry) => entry.type === 'shutdown')?.commandId;
}

async function moveToShuttingDown(context: WorkflowContext, life: Life): Promise<Instance> {
  return retryOnConflict(async () => {
    const instance = await readCurrent(context, life);
    if (instance.Status !== 'stopping' && instance.Status !== 'terminating') return instance;
    const after = moveInstance(
      instance,
      'shutdown-begun',
      `${instance.reason} Shutdown recipes run.`,
      context.clock.now(),
    );
    await commit(context, await planMove(context, instance, after));
    return after;
  });
}

async function timeoutOf(context: WorkflowContext, instance: Instance): Promise<number> {
  const layers = await getLayers(context.store, instance.LayerIds);
  return Math.max(1, ...layers.map((layer) => layer.LifecycleEventConfiguration.Shutdown.ExecutionTimeout));
}
