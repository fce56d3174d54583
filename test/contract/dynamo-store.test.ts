import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../local/clock/system-clock.ts';
import { createDynamoDb } from '../../local/dynamodb/create-dynamodb.ts';
import { createDynamoStore } from '../../src/aws/dynamo-store.ts';
import { ConflictError } from '../../src/domain/errors.ts';
import type { Change, Key } from '../../src/ports/store.ts';
import { startServices } from '../support/start-services.ts';
import { storeContract } from './store-contract.ts';

const TABLE = {
  TableName: 'store-contract',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
};

const closers: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

async function startStore() {
  const dynamodb = createDynamoDb({ database: new DatabaseSync(':memory:'), clock: systemClock() });
  dynamodb.ensureTable(TABLE, 'expiresAt');
  const server = await startServices([], { endpoints: [dynamodb.endpoint] });
  const client = new DynamoDBClient({ ...server.client, maxAttempts: 2 });
  closers.push(server.close, () => client.destroy());
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return { store: createDynamoStore({ client: documents, tableName: TABLE.TableName }), client };
}

storeContract('createDynamoStore on the local DynamoDB', async () => (await startStore()).store);

describe('a write whose first answer is lost on the way', () => {
  const key = { pk: 'lost', sk: 'answer' };

  /** The next request is carried out, but its sender hears nothing. */
  function loseNextAnswer(client: DynamoDBClient, meanwhile = async () => {}): void {
    const { requestHandler } = client.config;
    const handle = requestHandler.handle.bind(requestHandler);
    requestHandler.handle = async (...request: Parameters<typeof handle>) => {
      requestHandler.handle = handle;
      await handle(...request);
      await meanwhile();
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    };
  }

  it.each<[string, number, Change[]]>([
    ['a create', 1, [{ kind: 'create', item: { ...key, ...{ text: 'new' } } }]],
    ['a replace', 2, [{ kind: 'replace', item: { ...key, version: 1, ...{ text: 'new' } } }]],
    [
      'a transaction',
      1,
      ['answer', 'more'].map((sk) => ({ kind: 'create', item: { pk: 'lost', sk, text: 'new' } as Key })),
    ],
  ])('is done once and reported as done: %s', async (_kind, version, changes) => {
    const { store, client } = await startStore();
    if (version === 2) await store.write([{ kind: 'create', item: key }]);
    loseNextAnswer(client);
    await store.write(changes);
    expect(await store.get(key)).toStrictEqual({ ...key, text: 'new', version });
  });

  it('is a conflict when someone else has gone on from it before it is sent again', async () => {
    const { store, client } = await startStore();
    loseNextAnswer(client, () => store.write([{ kind: 'replace', item: { ...key, version: 1 } }]));
    await expect(store.write([{ kind: 'create', item: key }])).rejects.toThrow(ConflictError);
    expect(await store.get(key)).toMatchObject({ version: 2 });
  });
});
