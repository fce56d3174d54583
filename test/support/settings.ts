import type { Settings } from '../../src/domain/settings.ts';

/** An installation's settings at their defaults. */
export const SETTINGS: Settings = {
  heartbeatSeconds: 60,
  leaseSeconds: 120,
  configureQuietSeconds: 5,
  configureMaxWaitSeconds: 60,
  bootRunningTimeoutSeconds: 600,
  bootContactTimeoutSeconds: 900,
  commandTimeoutSeconds: 7200,
  shutdownGraceSeconds: 30,
  silentAfterSeconds: 300,
  anyRegion: false,
};
