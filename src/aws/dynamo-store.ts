import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../ports/store.ts';
import { getItem } from './dynamodb/get-item.ts';
import { getItems } from './dynamodb/get-items.ts';
import { queryItems } from './dynamodb/query-items.ts';
import type { Table } from './dynamodb/table.ts';
import { writeChanges } from './dynamodb/write-changes.ts';

/**
 * The Store on one DynamoDB table with the keys `pk` and `sk`. `client` must drop undefined members
 * (`removeUndefinedValues`). Every read is strongly consistent.
 */
export function createDynamoStore(options: { client: DynamoDBDocumentClient; tableName: string }): Store {
  const table: Table = { client: options.client, name: options.tableName };
  return {
    get: (key) => getItem(table, key),
    getMany: (keys) => getItems(table, keys),
    query: (pk, query = {}) => queryItems(table, pk, query),
    write: (changes) => writeChanges(table, changes),
  };
}
