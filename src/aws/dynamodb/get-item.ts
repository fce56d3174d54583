import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Item, Key } from '../../ports/store.ts';
import { callAws } from '../call-aws.ts';
import { itemOf, type Row } from './row.ts';
import type { Table } from './table.ts';

export async function getItem<T>(table: Table, { pk, sk }: Key): Promise<Item<T> | undefined> {
  const command = new GetCommand({ TableName: table.name, Key: { pk, sk }, ConsistentRead: true });
  const answer = await callAws('DynamoDB', () => table.client.send(command));
  return answer.Item && itemOf<T>(answer.Item as Row);
}
