import type { InstanceStatus } from './instance-states.ts';

/** States in which an agent is there to run Shutdown recipes; before them there is none, and a silent one won't answer. */
const WITH_AGENT: readonly (InstanceStatus | undefined)[] = [
  'online',
  'setup_failed',
  'running_setup',
  'rebooting',
];

export function canRunShutdown(stoppedFrom: InstanceStatus | undefined): boolean {
  return WITH_AGENT.includes(stoppedFrom);
}
