import { AwsError } from '../contracts/aws-error.ts';
import type { Faults } from '../faults/faults.ts';
import { type Attributes, checkConditional, type Operation, validateKey } from './dynalite.ts';
import type { Engine } from './engine.ts';
import { itemBytes } from './item-bytes.ts';
import type { ItemWriter } from './item-writer.ts';
import type { RequestTokens } from './request-tokens.ts';
import { toAwsError } from './to-aws-error.ts';

const MOST_ACTIONS = 100;
const MOST_BYTES = 4 * 1024 * 1024;
const ACTION_OPERATIONS = {
  Put: 'PutItem',
  Delete: 'DeleteItem',
  Update: 'UpdateItem',
  // A check takes what a conditional delete takes, and writes nothing.
  ConditionCheck: 'DeleteItem',
} as const satisfies Record<string, Operation>;

type Kind = keyof typeof ACTION_OPERATIONS;

interface TransactWriteRequest {
  TransactItems?: Partial<Record<Kind, ActionRequest>>[];
  ClientRequestToken?: string;
}

interface ActionRequest {
  TableName: string;
  ReturnValuesOnConditionCheckFailure?: string;
  [member: string]: unknown;
}

interface Action {
  kind: Kind;
  /** Validated, expressions parsed. */
  data: Record<string, unknown>;
  table: string;
  /** The stored item's key, as the engine writes it. */
  key: string;
  wantsOldItem: boolean;
}

interface CancellationReason {
  Code: string;
  Message?: string;
  Item?: Attributes;
}

export interface TransactWriteParts {
  engine: Engine;
  writer: ItemWriter;
  tokens: RequestTokens;
  faults: Faults;
}

/**
 * Writes up to 100 items, all or none. A repeated ClientRequestToken has no second effect for ten minutes.
 * @throws AwsError TransactionCanceledException with a reason per action
 */
export function transactWrite(parts: TransactWriteParts, request: TransactWriteRequest): object {
  const { engine, writer, tokens, faults } = parts;
  const { TransactItems: items = [], ClientRequestToken: token } = request;
  if (token !== undefined && tokens.isRepeat(token, items)) return {};
  const actions = readActions(engine, items);
  if (faults.strikes('conflicts')) throw cancelled(oneConflict(actions.length, faults));

  writer.together(() => {
    const reasons = actions.map((action) => attempt(engine, action));
    if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
    refuseTooMuch(writer);
    if (token !== undefined) tokens.remember(token, items);
  });
  return {};
}

function readActions(engine: Engine, items: NonNullable<TransactWriteRequest['TransactItems']>): Action[] {
  if (items.length < 1 || items.length > MOST_ACTIONS) {
    throw invalid(
      `Member must have length between 1 and ${MOST_ACTIONS}, has ${items.length}: transactItems`,
    );
  }
  const actions = items.map((item) => readAction(engine, item));
  const targets = new Set(actions.map(({ table, key }) => `${table} ${key}`));
  if (targets.size < actions.length) {
    throw invalid('Transaction request cannot include multiple operations on one item');
  }
  return actions;
}

function readAction(engine: Engine, item: Partial<Record<Kind, ActionRequest>>): Action {
  const [[kind, request] = [], ...others] = Object.entries(item);
  if (kind === undefined || request === undefined || others.length > 0 || !isKind(kind)) {
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  const { ReturnValuesOnConditionCheckFailure: returned, ...rest } = request;
  if (kind === 'ConditionCheck' && rest.ConditionExpression === undefined) {
    throw invalid('ConditionCheck must have a ConditionExpression');
  }
  const data = engine.validate(ACTION_OPERATIONS[kind], rest);
  const key = engine.tables.keyOf(request.TableName, (data.Key ?? data.Item) as Attributes);
  return { kind, data, table: request.TableName, key, wantsOldItem: returned === 'ALL_OLD' };
}

function isKind(kind: string): kind is Kind {
  return kind in ACTION_OPERATIONS;
}

/** Does one action, or says why it cannot be done; the whole is rolled back when any cannot. */
function attempt(engine: Engine, action: Action): CancellationReason {
  const old = engine.item(action.table, action.key);
  try {
    if (action.kind === 'ConditionCheck') check(engine, action, old);
    else engine.actNow(ACTION_OPERATIONS[action.kind], action.data);
    return { Code: 'None' };
  } catch (error) {
    return reasonOf(error, action.wantsOldItem ? old : undefined);
  }
}

function check(engine: Engine, { table, data }: Action, item: Attributes | undefined): void {
  const refusal =
    validateKey(data.Key as Attributes, engine.tables.describe(table)) ?? checkConditional(data, item);
  if (refusal) throw toAwsError(refusal);
}

function reasonOf(error: unknown, Item: Attributes | undefined): CancellationReason {
  if (!(error instanceof AwsError)) throw error;
  if (error.code === 'ConditionalCheckFailedException') {
    return { Code: 'ConditionalCheckFailed', Message: error.message, Item };
  }
  if (error.code === 'ValidationException') return { Code: 'ValidationError', Message: error.message };
  throw error;
}

function oneConflict(length: number, faults: Faults): CancellationReason[] {
  const struck = faults.upTo(length) - 1;
  return Array.from({ length }, (_, index) =>
    index === struck
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : { Code: 'None' },
  );
}

function refuseTooMuch({ changes }: ItemWriter): void {
  const bytes = changes.reduce((sum, { item }) => sum + itemBytes(item ?? {}), 0);
  if (bytes > MOST_BYTES) throw invalid('Collection size of the transaction exceeds 4 MB');
}

function cancelled(reasons: CancellationReason[]): AwsError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new AwsError('TransactionCanceledException', message, { members: { CancellationReasons: reasons } });
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
