import { paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Item, QueryOptions } from '../../ports/store.ts';
import { callAws } from '../call-aws.ts';
import { isWithin, type KeyRange, keyRange } from './key-range.ts';
import { itemOf, type Row } from './row.ts';
import type { Table } from './table.ts';

export async function queryItems<T>(table: Table, pk: string, options: QueryOptions): Promise<Item<T>[]> {
  const range = keyRange(options);
  if (range === 'empty' || options.limit === 0) return [];
  const rows = await callAws('DynamoDB', () =>
    readPages(table, queryInput(table, pk, range, options), options),
  );
  return rows.slice(0, options.limit).map((row) => itemOf<T>(row));
}

async function readPages(table: Table, input: QueryCommandInput, options: QueryOptions): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of paginateQuery({ client: table.client }, input)) {
    const inRange = (page.Items ?? []).filter((row) => isWithin(row.sk, options));
    rows.push(...(inRange as Row[]));
    if (options.limit !== undefined && rows.length >= options.limit) break;
  }
  return rows;
}

function queryInput(table: Table, pk: string, range: KeyRange, options: QueryOptions): QueryCommandInput {
  return {
    TableName: table.name,
    ConsistentRead: true,
    KeyConditionExpression: ['pk = :pk', ...range.condition].join(' AND '),
    ExpressionAttributeValues: { ':pk': pk, ...range.values },
    ScanIndexForward: !options.descending,
    // Two more than asked for, because the edges of the range may be read and dropped again.
    Limit: options.limit === undefined ? undefined : options.limit + 2,
  };
}
