import type { Queue } from '../../domain/command/queue.ts';
import { configureDue } from '../../domain/configuration/configure-due.ts';
import type { ConfigureState } from '../../domain/configuration/configure-state.ts';
import { configureKey, queueKey } from '../../records/lifecycle-keys.ts';
import type { AgentCaller, AgentContext } from './agent-context.ts';
import { type Hold, heldCommand } from './held-command.ts';
import { renewLease } from './renew-lease.ts';
import { type AgentWord, seeAgent } from './see-agent.ts';

export interface HeartbeatInput extends AgentWord {
  uptimeSeconds?: number;
  cpu?: Record<string, number>;
  memory?: Record<string, number>;
  load?: Record<string, number>;
  procs?: number;
  running?: Hold;
}

/**
 * "I live", with the machine's own figures. The answer says whether there is something to look at, so that a
 * lost wake costs a heartbeat and no more.
 * @throws StaleError when what it says it is running is not its own any more
 */
export async function heartbeat(
  context: AgentContext,
  caller: AgentCaller,
  input: HeartbeatInput,
): Promise<{ look: boolean; heartbeatSeconds: number }> {
  const { cpu, memory, load, procs } = input;
  const instance = await seeAgent(context, caller, { ...input, sample: { cpu, memory, load, procs } });
  if (input.running) await renewLease(context, await heldCommand(context, caller, input.running));
  const queue = await context.store.get<Queue>(queueKey(caller.instanceId));
  const state = await context.store.get<ConfigureState>(configureKey(instance.StackId));
  const idle = input.running === undefined;
  const look = idle && ((queue?.open.length ?? 0) > 0 || configureDue(instance, queue, state));
  return { look, heartbeatSeconds: context.settings.heartbeatSeconds };
}
