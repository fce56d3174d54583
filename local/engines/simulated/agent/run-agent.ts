import { randomUUID } from 'node:crypto';
import type { AgentProcess, Boot } from './boot.ts';
import { heartbeatLoop } from './heartbeat-loop.ts';
import { workLoop } from './work-loop.ts';

const HEARTBEAT_SECONDS = 60;

/** The agent, from its start until the power goes. @throws PowerOffError */
export async function runAgent(boot: Boot): Promise<void> {
  const { settings } = boot.disk;
  if (!settings) throw new Error('The agent was started before the user data had run');
  const agent: AgentProcess = { boot, settings, agentRun: randomUUID(), heartbeatSeconds: HEARTBEAT_SECONDS };
  const { pace } = boot.world;
  await Promise.all([pace.run(() => heartbeatLoop(agent)), workLoop(agent)]);
}
