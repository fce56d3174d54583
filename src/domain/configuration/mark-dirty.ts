import type { ConfigureState } from './configure-state.ts';

/** How many causes a mark keeps in words; more are only counted. */
const CAUSES_KEPT = 5;

/**
 * The state after one more change of the stack. `urgent` changes (an instance left online) are not kept waiting.
 * When no execution looks after the stack, a new one must be started: its number is `execution`.
 */
export function markDirty(
  state: ConfigureState,
  cause: string,
  urgent: boolean,
  now: number,
): ConfigureState {
  const before = state.dirty;
  return {
    ...state,
    dirty: {
      since: before?.since ?? now,
      last: now,
      marks: (before?.marks ?? 0) + 1,
      urgent: urgent || (before?.urgent ?? false),
      causes: [...(before?.causes ?? []), cause].slice(-CAUSES_KEPT),
    },
    execution: state.running ? state.execution : state.execution + 1,
    running: true,
  };
}
