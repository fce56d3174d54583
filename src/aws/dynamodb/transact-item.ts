import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Change, Item, NewItem } from '../../ports/store.ts';
import { dataOf, type Row } from './row.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const NAMES = { '#version': 'version', '#writeId': 'writeId' };

/** The change as DynamoDB's transaction takes it; each part is also the input of the matching single command. */
export function transactItem(table: string, change: Change, writeId: string): TransactItem {
  switch (change.kind) {
    case 'create':
      return { Put: create(table, change.item, writeId) };
    case 'replace':
      return { Put: replace(table, change.item, writeId) };
    case 'put':
      return { Update: put(table, change.item) };
    case 'remove':
      return {
        Delete: { ...at(table, change.key), ...(change.version === undefined ? {} : isAt(change.version)) },
      };
    case 'check':
      return { ConditionCheck: { ...at(table, change.key), ...isAt(change.version) } };
  }
}

function create(table: string, item: NewItem<object>, writeId: string) {
  return {
    TableName: table,
    Item: row(item, 1, writeId),
    ConditionExpression: 'attribute_not_exists(pk) OR #writeId = :writeId',
    ExpressionAttributeNames: { '#writeId': 'writeId' },
    ExpressionAttributeValues: { ':writeId': writeId },
  };
}

function replace(table: string, item: Item<object>, writeId: string) {
  return {
    TableName: table,
    Item: row(item, item.version + 1, writeId),
    ConditionExpression: '#version = :version OR #writeId = :writeId',
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: { ':version': item.version, ':writeId': writeId },
  };
}

/** An update, because only an update can count the version up from whatever it was. */
function put(table: string, item: NewItem<object>) {
  const expires = item.expiresAt !== undefined;
  return {
    ...at(table, item),
    UpdateExpression:
      `SET #data = :data, #version = if_not_exists(#version, :none) + :one${expires ? ', #expiresAt = :expiresAt' : ''}` +
      ` REMOVE #writeId${expires ? '' : ', #expiresAt'}`,
    ExpressionAttributeNames: { ...NAMES, '#data': 'data', '#expiresAt': 'expiresAt' },
    ExpressionAttributeValues: {
      ':data': dataOf(item),
      ':none': 0,
      ':one': 1,
      ...(expires ? { ':expiresAt': item.expiresAt } : {}),
    },
  };
}

function at(table: string, { pk, sk }: { pk: string; sk: string }) {
  return { TableName: table, Key: { pk, sk } };
}

/** Version 0 stands for "there is no such item". */
function isAt(version: number) {
  if (version === 0) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  };
}

function row(item: NewItem<object>, version: number, writeId: string): Row {
  return { pk: item.pk, sk: item.sk, version, expiresAt: item.expiresAt, writeId, data: dataOf(item) };
}
