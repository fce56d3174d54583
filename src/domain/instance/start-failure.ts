import type { Settings } from '../settings.ts';

/** How a boot's state machine tells of its failure. */
export interface StartFailure {
  /** What was waited for when it failed. */
  phase: 'launch' | 'running' | 'contact' | '';
  /** The error's name. */
  error: string;
  /** Step Functions' cause: for a function, JSON with its errorMessage. */
  cause: string;
}

/** The sentence that a person reads in the instance's reason and in the service error. */
export function startFailure({ phase, error, cause }: StartFailure, settings: Settings): string {
  if (error === 'States.Timeout' || error === 'States.HeartbeatTimeout') return timedOut(phase, settings);
  const message = messageOf(cause);
  return phase === 'contact'
    ? `While waiting for the agent: ${message}`
    : `The machine could not be started: ${message}`;
}

function timedOut(phase: StartFailure['phase'], settings: Settings): string {
  if (phase === 'contact')
    return (
      `The machine runs, but its agent did not report in within ${settings.bootContactTimeoutSeconds} s. ` +
      'The usual cause is that it has no route to the control plane (no NAT or public address).'
    );
  return `EC2 did not start the machine within ${settings.bootRunningTimeoutSeconds} s.`;
}

function messageOf(cause: string): string {
  try {
    const parsed: unknown = JSON.parse(cause);
    if (typeof parsed === 'object' && parsed !== null && 'errorMessage' in parsed)
      return String(parsed.errorMessage);
  } catch {
    // A cause that is no JSON is a sentence already.
  }
  return cause || 'no cause was given.';
}
