import type { Settings } from '../settings.ts';
import type { AgentRecord } from './agent-record.ts';
import type { Instance } from './instance.ts';
import type { InstanceStatus } from './instance-states.ts';

export interface SilenceSnapshot {
  instance: Pick<Instance, 'Status' | 'Ec2InstanceId'>;
  agent: AgentRecord;
  /** Since when the control plane has been there to listen, epoch milliseconds. */
  healthySince: number;
}

export interface Silence {
  /** The agent has been silent for too long: what it was running will not be reported. */
  silent: boolean;
  /** The instance was in service and is not any more. */
  lost: boolean;
  /** It is waited for and was heard of: when its time is up is to be seen. */
  open: boolean;
  reason: string;
}

const WAITED_FOR: readonly InstanceStatus[] = ['online', 'rebooting', 'running_setup'];

/**
 * Whether an agent is silent, and whether that makes its instance connection_lost; a silent setup fails instead.
 * Our own absence is never counted against it.
 */
export function decideSilence(
  { instance, agent, healthySince }: SilenceSnapshot,
  settings: Settings,
  now: Date,
): Silence {
  if (!WAITED_FOR.includes(instance.Status))
    return unneeded(`The instance is ${instance.Status}: its agent is not waited for.`);
  if (agent.ec2InstanceId !== instance.Ec2InstanceId)
    return unneeded('The agent that was last heard is of an earlier machine.');
  const silent = Math.floor((now.getTime() - Math.max(agent.lastSeen, healthySince)) / 1000);
  if (silent < settings.silentAfterSeconds)
    return { silent: false, lost: false, open: true, reason: `Silent for ${silent} s.` };
  const since = new Date(agent.lastSeen).toISOString();
  const reason = `Its agent has not been heard of since ${since} (more than ${settings.silentAfterSeconds} s).`;
  return { silent: true, lost: instance.Status !== 'running_setup', open: false, reason };
}

function unneeded(reason: string): Silence {
  return { silent: false, lost: false, open: false, reason };
}
