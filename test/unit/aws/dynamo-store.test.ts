import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { createDynamoStore } from '../../../src/aws/dynamo-store.ts';
import { ConflictError, UnavailableError } from '../../../src/domain/errors.ts';
import type { Change } from '../../../src/ports/store.ts';
import {
  json,
  jsonError,
  type ScriptedAnswer,
  type ScriptedAws,
  type ScriptedCall,
  startScriptedAws,
} from '../../support/scripted-aws.ts';

const KEY = { pk: 'p', sk: 's' };
const CREATE: Change = { kind: 'create', item: KEY };
const OTHER: Change = { kind: 'create', item: { pk: 'p', sk: 'other' } };

let aws: ScriptedAws | undefined;
afterEach(() => aws?.close());

async function storeThatHears(answer: (call: ScriptedCall, count: number) => ScriptedAnswer) {
  aws = await startScriptedAws(answer);
  const client = new DynamoDBClient({ ...aws.client, maxAttempts: 2 });
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    store: createDynamoStore({ client: documents, tableName: 'table', pause: async () => {} }),
    calls: aws.calls,
  };
}

describe('the store, when DynamoDB refuses', () => {
  it.each([
    ['ConditionalCheckFailedException', [CREATE]],
    ['TransactionConflictException', [CREATE]],
  ])('tells %s as a conflict', async (code, changes) => {
    const { store } = await storeThatHears(() => jsonError(code));
    await expect(store.write(changes as Change[])).rejects.toThrow(ConflictError);
  });

  it.each([
    [['None', 'ConditionalCheckFailed'], ConflictError],
    [['TransactionConflict', 'None'], ConflictError],
    [['ThrottlingError', 'None'], UnavailableError],
    [['None', 'ProvisionedThroughputExceeded'], UnavailableError],
    [['ThrottlingError', 'TransactionConflict'], ConflictError],
  ])('tells a transaction cancelled for %j by these codes, not by its message', async (codes, type) => {
    const CancellationReasons = codes.map((Code) => ({ Code }));
    const { store } = await storeThatHears(() =>
      jsonError('TransactionCanceledException', { CancellationReasons }),
    );
    await expect(store.write([CREATE, OTHER])).rejects.toThrow(type);
  });

  it('passes on what is our own mistake as it is', async () => {
    const CancellationReasons = [{ Code: 'ValidationError', Message: 'Item size has exceeded' }];
    const { store } = await storeThatHears(() =>
      jsonError('TransactionCanceledException', { CancellationReasons }),
    );
    await expect(store.write([CREATE, OTHER])).rejects.toMatchObject({
      name: 'TransactionCanceledException',
    });
  });

  it.each(['ProvisionedThroughputExceededException', 'ThrottlingException'])(
    'asks again on %s, then says that it is unavailable',
    async (code) => {
      const { store, calls } = await storeThatHears(() => jsonError(code));
      await expect(store.get(KEY)).rejects.toThrow(UnavailableError);
      expect(calls).toHaveLength(2);
    },
  );

  it('says that it is unavailable when the server fails or nobody answers', async () => {
    const failing = await storeThatHears(() => jsonError('InternalServerError', {}, 500));
    await expect(failing.store.query('p')).rejects.toThrow(UnavailableError);
    await aws?.close();
    await expect(failing.store.get(KEY)).rejects.toThrow(UnavailableError);
  });
});

describe('the store, when an answer is lost', () => {
  it('sends a single write again with the same write id, by which it recognises its own work', async () => {
    const { store, calls } = await storeThatHears((_, count) => (count === 1 ? 'connection lost' : json({})));
    await store.write([CREATE]);
    expect(calls).toHaveLength(2);
    const [first, again] = calls.map(({ body }) => JSON.parse(body));
    expect(first.ConditionExpression).toBe('attribute_not_exists(pk) OR #writeId = :writeId');
    expect(first.Item.writeId).toStrictEqual(first.ExpressionAttributeValues[':writeId']);
    expect(again).toStrictEqual(first);
  });

  it('sends a transaction again under the same token', async () => {
    const { store, calls } = await storeThatHears((_, count) => (count === 1 ? 'connection lost' : json({})));
    await store.write([CREATE, OTHER]);
    const tokens = calls.map(({ body }) => JSON.parse(body).ClientRequestToken);
    expect(tokens).toStrictEqual([expect.any(String), tokens[0]]);
  });

  it('uses another write id and another token for another write', async () => {
    const { store, calls } = await storeThatHears(() => json({}));
    for (const changes of [[CREATE], [CREATE], [CREATE, OTHER], [CREATE, OTHER]]) await store.write(changes);
    const bodies = calls.map(({ body }) => JSON.parse(body));
    expect(bodies[0].Item.writeId).not.toStrictEqual(bodies[1].Item.writeId);
    expect(bodies[2].ClientRequestToken).not.toBe(bodies[3].ClientRequestToken);
  });
});

describe('reading many items', () => {
  const row = (sk: string) => ({ pk: { S: 'p' }, sk: { S: sk }, version: { N: '1' }, data: { M: {} } });
  const keysOf = ({ body }: ScriptedCall) =>
    JSON.parse(body).RequestItems.table.Keys as { sk: { S: string } }[];

  it('asks again for the keys that DynamoDB hands back', async () => {
    const { store, calls } = await storeThatHears((call, count) => {
      const keys = keysOf(call);
      const done = count === 1 ? keys.slice(0, 1) : keys;
      const open = keys.slice(done.length);
      const UnprocessedKeys = open.length > 0 ? { table: { Keys: open } } : {};
      return json({ Responses: { table: done.map(({ sk }) => row(sk.S)) }, UnprocessedKeys });
    });
    const items = await store.getMany(['a', 'b', 'c'].map((sk) => ({ pk: 'p', sk })));
    expect(items.map((item) => item?.sk)).toStrictEqual(['a', 'b', 'c']);
    expect(calls.map((call) => keysOf(call).length)).toStrictEqual([3, 2]);
  });

  it('gives up as unavailable when DynamoDB hands all of them back again and again', async () => {
    const { store, calls } = await storeThatHears((call) =>
      json({ Responses: {}, UnprocessedKeys: { table: { Keys: keysOf(call) } } }),
    );
    await expect(store.getMany([KEY])).rejects.toThrow(UnavailableError);
    expect(calls).toHaveLength(8);
  });

  it('reads consistently, everywhere', async () => {
    const { store, calls } = await storeThatHears(() => json({ Responses: {}, Items: [] }));
    await store.get(KEY);
    await store.getMany([KEY]);
    await store.query('p');
    const [get, many, query] = calls.map(({ body }) => JSON.parse(body));
    expect([get.ConsistentRead, many.RequestItems.table.ConsistentRead, query.ConsistentRead]).toStrictEqual([
      true,
      true,
      true,
    ]);
  });
});
