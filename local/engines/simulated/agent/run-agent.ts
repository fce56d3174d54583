import { randomUUID } from 'node:crypto';
import type { AgentProcess, Boot } from './boot.ts';
import { firstContact } from './first-contact.ts';
import { heartbeatLoop } from './heartbeat-loop.ts';
import { withBackOff } from './with-back-off.ts';
import { workLoop } from './work-loop.ts';

/** The agent, from its start until the power goes. @throws PowerOffError */
export async function runAgent(boot: Boot): Promise<void> {
  const { settings } = boot.disk;
  if (!settings) throw new Error('The agent was started before the user data had run');
  const agent: AgentProcess = { boot, settings, agentRun: randomUUID() };
  const { heartbeatSeconds } = boot.disk.key ?? (await withBackOff(boot, () => firstContact(agent)));
  await Promise.all([boot.world.pace.run(() => heartbeatLoop(agent, heartbeatSeconds)), workLoop(agent)]);
}
