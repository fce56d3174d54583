import type { Settings } from '../settings.ts';
import type { AgentRecord } from './agent-record.ts';
import type { Instance } from './instance.ts';

export interface SilenceSnapshot {
  instance: Pick<Instance, 'Status' | 'Ec2InstanceId'>;
  agent: AgentRecord;
  /** Since when the control plane has been there to listen, epoch milliseconds. */
  healthySince: number;
}

/** Whether an agent's silence makes its instance connection_lost. Our own absence is never counted against it. */
export function decideSilence(
  { instance, agent, healthySince }: SilenceSnapshot,
  settings: Settings,
  now: Date,
): { lost: boolean; reason: string } {
  if (instance.Status !== 'online' && instance.Status !== 'rebooting')
    return { lost: false, reason: `The instance is ${instance.Status}: its agent is not waited for.` };
  if (agent.ec2InstanceId !== instance.Ec2InstanceId)
    return { lost: false, reason: 'The agent that was last heard is of an earlier machine.' };
  const silent = Math.floor((now.getTime() - Math.max(agent.lastSeen, healthySince)) / 1000);
  if (silent < settings.silentAfterSeconds) return { lost: false, reason: `Heard of ${silent} s ago.` };
  const since = new Date(agent.lastSeen).toISOString();
  return {
    lost: true,
    reason: `Its agent has not been heard of since ${since} (more than ${settings.silentAfterSeconds} s).`,
  };
}
