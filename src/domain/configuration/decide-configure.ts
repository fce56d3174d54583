import type { Settings } from '../settings.ts';
import type { ConfigureState } from './configure-state.ts';

export type ConfigureDecision =
  | { action: 'wait'; seconds: number; reason: string }
  | { action: 'raise'; reason: string }
  | { action: 'end'; reason: string };

export interface ConfigureSnapshot {
  state: ConfigureState;
  /** Instances whose machine runs but that are not online yet: they will mark the stack again soon. */
  booting: number;
}

/**
 * When to raise the generation: at once for what left or when nobody else is on the way, otherwise when the
 * last one has come, and never later than the longest wait.
 *
 *     web1 online   web2 online        web3 online
 *     ├─ wait ──────┼─ wait ───────────┼ nobody boots: raise ──► one run on each of the three
 */
export function decideConfigure(
  snapshot: ConfigureSnapshot,
  settings: Settings,
  now: number,
): ConfigureDecision {
  const { dirty } = snapshot.state;
  if (!dirty) return { action: 'end', reason: 'The newest generation carries every change.' };
  if (dirty.urgent) return { action: 'raise', reason: `An instance left: ${dirty.causes.join('; ')}.` };
  if (snapshot.booting === 0)
    return { action: 'raise', reason: `${dirty.causes.join('; ')}; no other instance is on its way.` };
  const due = dirty.since + settings.configureMaxWaitSeconds * 1000;
  if (now >= due)
    return {
      action: 'raise',
      reason: `${dirty.causes.join('; ')}; waited long enough for ${snapshot.booting} more.`,
    };
  const look = Math.min(due, now + settings.configureQuietSeconds * 1000);
  const seconds = Math.max(1, Math.ceil((look - now) / 1000));
  return { action: 'wait', seconds, reason: `${snapshot.booting} more on their way to online.` };
}
