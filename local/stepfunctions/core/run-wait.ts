import { evaluateTemplate } from '../expressions/evaluate-template.ts';
import type { WaitState } from '../language/machine.ts';
import { bindingsOf } from './bindings-of.ts';
import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';
import { evaluateNumber } from './evaluate-number.ts';
import { type Outcome, SETTLED } from './outcome.ts';
import { StateFailure } from './state-failure.ts';

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Sleeps until the time that the state names; a time that is past is no wait. */
export async function runWait(draft: Draft, branch: BranchId, state: WaitState): Promise<Outcome> {
  const until = await untilOf(draft, branch, state);
  if (until <= draft.world.now) return { kind: 'done', branch };
  draft.change(branch, { doing: { kind: 'waiting', until } });
  return SETTLED;
}

async function untilOf(draft: Draft, branch: BranchId, { until }: WaitState): Promise<number> {
  const bindings = bindingsOf(draft, branch);
  if (until.kind === 'seconds') {
    return (
      draft.world.now + 1000 * (await evaluateNumber(until.seconds, bindings, { field: 'Seconds', from: 0 }))
    );
  }
  const timestamp = await evaluateTemplate(until.timestamp, bindings);
  if (typeof timestamp === 'string' && TIMESTAMP.test(timestamp)) return Date.parse(timestamp);
  throw new StateFailure(
    'States.QueryEvaluationError',
    `Timestamp must be a date and time of RFC 3339, not ${JSON.stringify(timestamp)}.`,
  );
}
