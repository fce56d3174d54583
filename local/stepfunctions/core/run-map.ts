import { evaluateTemplate } from '../expressions/evaluate-template.ts';
import type { Json } from '../json.ts';
import type { MapState } from '../language/machine.ts';
import { bindingsOf } from './bindings-of.ts';
import type { BranchId } from './branch.ts';
import type { Draft } from './draft.ts';
import { evaluateNumber } from './evaluate-number.ts';
import { fork } from './fork.ts';
import type { Outcome } from './outcome.ts';
import { StateFailure } from './state-failure.ts';

/** AWS runs at most this many iterations of an inline Map at a time, whatever MaxConcurrency says. */
const MOST_AT_A_TIME = 40;

export async function runMap(draft: Draft, id: BranchId, state: MapState): Promise<Outcome> {
  const items = await itemsOf(draft, id, state);
  draft.record(id, 'MapStateStarted', { mapStateStartedEventDetails: { length: items.length } });
  if (items.length === 0) return { kind: 'done', branch: id, result: [] };
  const concurrency = await concurrencyOf(draft, id, state);
  const branches: { input: Json; item: Json }[] = [];
  for (const [index, item] of items.entries()) {
    branches.push({ item, input: await select(draft, id, state, { index, value: item }) });
  }
  return fork(draft, id, { branches, concurrency });
}

async function itemsOf(draft: Draft, id: BranchId, { items, name }: MapState): Promise<Json[]> {
  const value =
    items === undefined ? draft.branch(id).input : await evaluateTemplate(items, bindingsOf(draft, id));
  if (Array.isArray(value)) return value;
  throw new StateFailure('States.QueryEvaluationError', `The Items of state '${name}' are not an array.`);
}

/** 0 stands for no limit of its own. */
async function concurrencyOf(draft: Draft, id: BranchId, { maxConcurrency }: MapState): Promise<number> {
  if (maxConcurrency === undefined) return MOST_AT_A_TIME;
  const most = await evaluateNumber(maxConcurrency, bindingsOf(draft, id), {
    field: 'MaxConcurrency',
    from: 0,
  });
  return Math.min(most === 0 ? MOST_AT_A_TIME : most, MOST_AT_A_TIME);
}

function select(
  draft: Draft,
  id: BranchId,
  { itemSelector }: MapState,
  item: { index: number; value: Json },
): Promise<Json> | Json {
  return itemSelector === undefined
    ? item.value
    : evaluateTemplate(itemSelector, bindingsOf(draft, id, { item }));
}
