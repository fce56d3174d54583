import type { StateTable } from '../state-table.ts';

/** `running` is ours: on the wire a command is `pending` until it is final. */
export type CommandStatus =
  | 'pending'
  | 'running'
  | 'successful'
  | 'failed'
  | 'skipped'
  | 'expired'
  | 'superseded';

export type CommandEvent = 'take' | 'succeed' | 'fail' | 'skip' | 'expire' | 'supersede';

/** A final state has no way out: a second result, or one that comes late, changes nothing. */
export const commandStates: StateTable<CommandStatus, CommandEvent> = {
  pending: {
    take: 'running',
    fail: 'failed',
    skip: 'skipped',
    expire: 'expired',
    supersede: 'superseded',
  },
  running: { take: 'running', succeed: 'successful', fail: 'failed', skip: 'skipped', expire: 'expired' },
  successful: {},
  failed: {},
  skipped: {},
  expired: {},
  superseded: {},
};
