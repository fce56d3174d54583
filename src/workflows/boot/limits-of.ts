import type { Settings } from '../../domain/settings.ts';

/** The time limits of a boot's waits, in seconds, as its state machine uses them. */
export function limitsOf(settings: Settings): {
  runningSeconds: number;
  contactSeconds: number;
  commandSeconds: number;
} {
  return {
    runningSeconds: settings.bootRunningTimeoutSeconds,
    contactSeconds: settings.bootContactTimeoutSeconds,
    // The agent ends a run at its limit and says so; a minute more is for its word to arrive.
    commandSeconds: settings.commandTimeoutSeconds + 60,
  };
}
