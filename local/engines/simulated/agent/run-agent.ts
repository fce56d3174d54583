import { randomUUID } from 'node:crypto';
import type { AgentProcess, Boot } from './boot.ts';
import { heartbeatLoop } from './heartbeat-loop.ts';
import { readAgentSettings } from './read-agent-settings.ts';
import { readMetadata } from './metadata-client.ts';
import { withBackOff } from './with-back-off.ts';
import { workLoop } from './work-loop.ts';

const HEARTBEAT_SECONDS = 60;

/** What user data leaves on the disk at the first boot: where the control plane is. */
export async function runUserData(boot: Boot): Promise<void> {
  boot.disk.settings ??= await withBackOff(boot, async () =>
    readAgentSettings(await readMetadata(boot, '/latest/user-data')),
  );
}

/** The agent, from its start until the power goes. @throws PowerOffError */
export async function runAgent(boot: Boot): Promise<void> {
  const { settings } = boot.disk;
  if (!settings) throw new Error('The agent was started before the user data had run');
  const agent: AgentProcess = { boot, settings, agentRun: randomUUID(), heartbeatSeconds: HEARTBEAT_SECONDS };
  const { pace } = boot.world;
  await Promise.all([pace.run(() => heartbeatLoop(agent)), workLoop(agent)]);
}
