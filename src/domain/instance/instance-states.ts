import type { StateTable } from '../state-table.ts';

/** The statuses of an instance that OpsWorks made; those of registered ones come with registration. */
export type InstanceStatus =
  | 'stopped'
  | 'requested'
  | 'pending'
  | 'booting'
  | 'running_setup'
  | 'online'
  | 'setup_failed'
  | 'start_failed'
  | 'rebooting'
  | 'connection_lost'
  | 'stopping'
  | 'terminating'
  | 'shutting_down'
  | 'terminated'
  | 'stop_failed';

export type InstanceEvent =
  | 'start'
  | 'launched'
  | 'ec2-running'
  | 'contact'
  | 'launch-failed'
  | 'setup-succeeded'
  | 'setup-failed'
  | 'setup-again'
  | 'reboot'
  | 'rebooted'
  | 'silent'
  | 'spoke'
  | 'stop-ebs'
  | 'stop-instance-store'
  | 'shutdown-begun'
  | 'ec2-terminated'
  | 'stopped'
  | 'stop-failed';

const stopping = { 'stop-ebs': 'stopping', 'stop-instance-store': 'terminating' } as const;

/**
 * The life of an instance (user guide, "Starting, stopping and rebooting"; EventBridge schema).
 * A stop of an instance-store machine passes through terminated, one of an EBS machine does not.
 */
export const instanceStates: StateTable<InstanceStatus, InstanceEvent> = {
  stopped: { start: 'requested' },
  requested: { launched: 'pending', 'launch-failed': 'start_failed', ...stopping },
  pending: { 'ec2-running': 'booting', 'launch-failed': 'start_failed', ...stopping },
  booting: { contact: 'running_setup', 'launch-failed': 'start_failed', ...stopping },
  running_setup: {
    'setup-succeeded': 'online',
    'setup-failed': 'setup_failed',
    ...stopping,
  },
  online: { 'setup-again': 'running_setup', reboot: 'rebooting', silent: 'connection_lost', ...stopping },
  setup_failed: { 'setup-again': 'running_setup', ...stopping },
  start_failed: { start: 'requested', ...stopping },
  rebooting: { rebooted: 'online', silent: 'connection_lost', ...stopping },
  connection_lost: { spoke: 'online', ...stopping },
  stopping: { 'shutdown-begun': 'shutting_down' },
  terminating: { 'shutdown-begun': 'shutting_down' },
  shutting_down: { 'ec2-terminated': 'terminated', stopped: 'stopped', 'stop-failed': 'stop_failed' },
  terminated: { stopped: 'stopped' },
  stop_failed: { ...stopping },
};
