/** Those of an instance that nothing leads to online from. */
export const FAILED_STATUSES: readonly string[] = [
  'setup_failed',
  'start_failed',
  'stop_failed',
  'connection_lost',
];
