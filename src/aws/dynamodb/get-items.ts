import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { UnavailableError } from '../../domain/errors.ts';
import type { Item, Key } from '../../ports/store.ts';
import { callAws } from '../call-aws.ts';
import { chunksOf } from '../chunks-of.ts';
import { itemOf, type Row } from './row.ts';
import type { Table } from './table.ts';

/** DynamoDB's limit for one BatchGetItem. */
const MOST_KEYS = 100;
const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 25;

/** The items of these keys in the same order; a key may be named more than once. */
export async function getItems<T>(table: Table, keys: readonly Key[]): Promise<(Item<T> | undefined)[]> {
  const wanted = new Map(keys.map((key) => [address(key), { pk: key.pk, sk: key.sk }]));
  const rows: Row[] = [];
  for (const chunk of chunksOf([...wanted.values()], MOST_KEYS)) rows.push(...(await getChunk(table, chunk)));
  const found = new Map(rows.map((row) => [address(row), row]));
  return keys.map((key) => {
    const row = found.get(address(key));
    return row && itemOf<T>(row);
  });
}

/** DynamoDB may answer a part only and hand back the other keys: the SDK does not ask again for those. */
async function getChunk(table: Table, keys: Key[]): Promise<Row[]> {
  const rows: Row[] = [];
  let open = keys;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await table.pause(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
    const answer = await getOnce(table, open);
    rows.push(...answer.rows);
    open = answer.unprocessed;
    if (open.length === 0) return rows;
  }
  throw new UnavailableError(
    `DynamoDB left ${open.length} of ${keys.length} keys unread in ${ATTEMPTS} attempts`,
  );
}

async function getOnce(table: Table, keys: Key[]): Promise<{ rows: Row[]; unprocessed: Key[] }> {
  const command = new BatchGetCommand({
    RequestItems: { [table.name]: { Keys: keys, ConsistentRead: true } },
  });
  const answer = await callAws('DynamoDB', () => table.client.send(command));
  return {
    rows: (answer.Responses?.[table.name] ?? []) as Row[],
    unprocessed: (answer.UnprocessedKeys?.[table.name]?.Keys ?? []) as Key[],
  };
}

function address({ pk, sk }: Key): string {
  return JSON.stringify([pk, sk]);
}
