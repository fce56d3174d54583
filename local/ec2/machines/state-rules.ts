import type { InstanceState } from './instance-state.ts';

export type StateRequest = 'start' | 'stop' | 'terminate' | 'reboot';

/** The state a request leads to, `unchanged` where it has already been met, `refused` where EC2 refuses it. */
export type Verdict = InstanceState | 'unchanged' | 'refused';

/** What EC2 does with a request in each state. */
export const STATE_RULES: Record<StateRequest, Record<InstanceState, Verdict>> = {
  start: {
    pending: 'unchanged',
    running: 'unchanged',
    stopping: 'refused',
    stopped: 'pending',
    'shutting-down': 'refused',
    terminated: 'refused',
  },
  stop: {
    pending: 'refused',
    running: 'stopping',
    stopping: 'unchanged',
    stopped: 'unchanged',
    'shutting-down': 'refused',
    terminated: 'refused',
  },
  terminate: {
    pending: 'shutting-down',
    running: 'shutting-down',
    stopping: 'shutting-down',
    stopped: 'shutting-down',
    'shutting-down': 'unchanged',
    terminated: 'unchanged',
  },
  reboot: {
    pending: 'refused',
    running: 'unchanged',
    stopping: 'refused',
    stopped: 'refused',
    'shutting-down': 'refused',
    terminated: 'refused',
  },
};
