import type { Vitals } from '../simulator-script.ts';
import { AGENT_VERSION } from './agent-version.ts';
import type { AgentProcess } from './boot.ts';
import { callControlPlane } from './call-control-plane.ts';
import { StaleCommandError } from './stale-command-error.ts';

const IDLE: Vitals = { cpuUser: 1, memoryTotal: 1_048_576, memoryUsed: 131_072, load: 0.01 };

interface HeartbeatAnswer {
  look: boolean;
  heartbeatSeconds: number;
}

/** Says that the machine lives, for as long as it does; also while a command runs. */
export async function heartbeatLoop(agent: AgentProcess, firstSeconds: number): Promise<never> {
  const { boot } = agent;
  // Machines that were started together do not beat together.
  await boot.world.pace.rest(firstSeconds * 1000 * boot.random(), boot.power);
  for (let seconds = firstSeconds; ; ) {
    seconds = await beat(agent, seconds);
    const jitter = 1 + (boot.random() - 0.5) / 5;
    await boot.world.pace.rest(seconds * 1000 * jitter, boot.power);
  }
}

/** @returns seconds until the next one */
async function beat(agent: AgentProcess, seconds: number): Promise<number> {
  try {
    const answer = (await callControlPlane(agent, '/agent/heartbeat', report(agent))) as HeartbeatAnswer;
    if (answer.look) agent.boot.bell.ring();
    return answer.heartbeatSeconds;
  } catch (error) {
    // What was running is not ours any more: the run itself learns it with its next word.
    if (!(error instanceof StaleCommandError)) throw error;
    return seconds;
  }
}

function report({ boot, running }: AgentProcess): object {
  const { cpuUser, memoryTotal, memoryUsed, load } = { ...IDLE, ...boot.behavior.vitals };
  return {
    agentVersion: AGENT_VERSION,
    uptimeSeconds: Math.round((boot.world.clock.now() - boot.poweredOnAt) / 1000),
    cpu: { user: cpuUser, system: 0, nice: 0, idle: 100 - cpuUser, iowait: 0, steal: 0 },
    memory: {
      total: memoryTotal,
      used: memoryUsed,
      free: memoryTotal - memoryUsed,
      buffers: 0,
      cached: 0,
      swap: 0,
    },
    load: { 1: load, 5: load, 15: load },
    procs: 1,
    running,
  };
}
