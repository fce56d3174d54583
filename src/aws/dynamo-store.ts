import { setTimeout } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../ports/store.ts';
import { getItem } from './dynamodb/get-item.ts';
import { getItems } from './dynamodb/get-items.ts';
import { queryItems } from './dynamodb/query-items.ts';
import type { Table } from './dynamodb/table.ts';
import { writeChanges } from './dynamodb/write-changes.ts';

export interface DynamoStoreOptions {
  client: DynamoDBDocumentClient;
  tableName: string;
  /** How to wait before the keys that DynamoDB left unread are asked for again. */
  pause?: Table['pause'];
}

/**
 * The Store on one DynamoDB table with the keys `pk` and `sk`. `client` must drop undefined members
 * (`removeUndefinedValues`). Every read is strongly consistent.
 */
export function createDynamoStore({ client, tableName, pause = setTimeout }: DynamoStoreOptions): Store {
  const table: Table = { client, name: tableName, pause };
  return {
    get: (key) => getItem(table, key),
    getMany: (keys) => getItems(table, keys),
    query: (pk, query = {}) => queryItems(table, pk, query),
    write: (changes) => writeChanges(table, changes),
  };
}
