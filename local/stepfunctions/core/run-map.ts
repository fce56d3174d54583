import { evaluateTemplate } from '../expressions/evaluate-template.ts';
import type { Json } from '../json.ts';
import type { MapState } from '../language/machine.ts';
import { bindingsOf } from './bindings-of.ts';
import type { BranchId } from './branch.ts';
import { checkSize } from './check-size.ts';
import type { ContextExtras } from './context-of.ts';
import type { Draft } from './draft.ts';
import { evaluateNumber } from './evaluate-number.ts';
import { fork, type Seed } from './fork.ts';
import type { Outcome } from './outcome.ts';
import { StateFailure } from './state-failure.ts';

/** AWS runs at most this many iterations of an inline Map at a time, whatever MaxConcurrency says. */
const MOST_AT_A_TIME = 40;

export async function runMap(draft: Draft, id: BranchId, state: MapState): Promise<Outcome> {
  const items = await itemsOf(draft, id, state);
  draft.record(id, 'MapStateStarted', { mapStateStartedEventDetails: { length: items.length } });
  if (items.length === 0) return { kind: 'done', branch: id, result: [] };
  const seeds: Seed[] = [];
  for (const [index, item] of items.entries()) {
    seeds.push({ item, input: await select(draft, id, state, { index, value: item }) });
  }
  return fork(draft, id, seeds, await concurrencyOf(draft, id, state));
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

type Item = NonNullable<ContextExtras['item']>;

async function select(
  draft: Draft,
  id: BranchId,
  { itemSelector, name }: MapState,
  item: Item,
): Promise<Json> {
  if (itemSelector === undefined) return item.value;
  const selected = await evaluateTemplate(itemSelector, bindingsOf(draft, id, { item }));
  checkSize(selected, `What ItemSelector of state '${name}' selects`);
  return selected;
}
