import type { Machine } from '../language/machine.ts';
import { apply } from './apply.ts';
import { closeExecution } from './close-execution.ts';
import type { Deed } from './deed.ts';
import { Draft } from './draft.ts';
import type { Event } from './event.ts';
import type { Execution } from './execution.ts';
import type { HistoryEvent } from './history-event.ts';
import { settle } from './settle.ts';
import type { World } from './world.ts';

/** What an event made of an execution. */
export interface Step {
  /** False when the event came late or twice: then nothing changed. */
  readonly accepted: boolean;
  readonly execution: Execution;
  readonly history: readonly HistoryEvent[];
  readonly deeds: readonly Deed[];
}

/**
 * One transition: what an execution is after an event. It depends on its arguments alone and changes none of them
 * (it answers a promise only because JSONata does). The effects on the world are of two kinds: `deeds`, which are
 * done once, and the work that must be under way, which `workOf` reads from the execution itself, so that
 * resuming after a crash is the same as going on.
 */
export async function step(machine: Machine, before: Execution, event: Event, world: World): Promise<Step> {
  if (before.status !== 'RUNNING') return refused(before);
  try {
    return await take(new Draft(machine, before, world), event);
  } catch (cause) {
    // What no rule of the language explains is States.Runtime: it ends the execution, never this process.
    return giveUp(new Draft(machine, before, world), cause as Error);
  }
}

async function take(draft: Draft, event: Event): Promise<Step> {
  const before = draft.execution;
  const outcome = apply(draft, event);
  if (outcome === undefined) return refused(before);
  await settle(draft, outcome);
  return accepted(draft);
}

function giveUp(draft: Draft, { message }: Error): Step {
  closeExecution(draft, 'FAILED', { error: 'States.Runtime', cause: message });
  return accepted(draft);
}

function accepted(draft: Draft): Step {
  return { accepted: true, execution: draft.finish(), history: draft.history, deeds: draft.deeds };
}

function refused(execution: Execution): Step {
  return { accepted: false, execution, history: [], deeds: [] };
}
