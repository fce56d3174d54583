import { AwsError } from '../contracts/aws-error.ts';
import type { Attributes, Operation } from './dynalite.ts';
import type { Engine } from './engine.ts';
import type { ItemWriter } from './item-writer.ts';

interface WriteRequest {
  TableName: string;
  ReturnValuesOnConditionCheckFailure?: string;
}

/** PutItem, UpdateItem or DeleteItem: the item and its index entries change together. */
export function writeItem(
  engine: Engine,
  writer: ItemWriter,
  operation: Operation,
  request: WriteRequest,
): object {
  const { ReturnValuesOnConditionCheckFailure: returned, ...rest } = request;
  const data = engine.validate(operation, rest);
  try {
    return writer.together(() => engine.actNow(operation, data));
  } catch (error) {
    if (returned === 'ALL_OLD') throw withOldItem(error, engine, request.TableName, data);
    throw error;
  }
}

function withOldItem(error: unknown, engine: Engine, table: string, data: Record<string, unknown>): unknown {
  if (!(error instanceof AwsError) || error.code !== 'ConditionalCheckFailedException') return error;
  const key = engine.tables.keyOf(table, (data.Key ?? data.Item) as Attributes);
  return new AwsError(error.code, error.message, { members: { Item: engine.item(table, key) } });
}
