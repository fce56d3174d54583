import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  IdempotentParameterMismatchException,
  ResourceNotFoundException,
  TransactionCanceledException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'; // prettier-ignore
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'; // prettier-ignore
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../../local/clock/manual-clock.ts';
import { createDynamoDb, type DynamoDb } from '../../../local/dynamodb/create-dynamodb.ts';
import type { ItemChange } from '../../../local/dynamodb/item-writer.ts';
import type { Faults } from '../../../local/faults/faults.ts';
import { openDatabase } from '../../../local/state/open-database.ts';
import { startServices } from '../../support/start-services.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOON = Date.parse('2026-01-01T12:00:00Z');
const TABLE = {
  TableName: 'things',
  BillingMode: 'PAY_PER_REQUEST' as const,
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' as const },
    { AttributeName: 'sk', AttributeType: 'S' as const },
    { AttributeName: 'gk', AttributeType: 'S' as const },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byGk',
      KeySchema: [
        { AttributeName: 'gk', KeyType: 'HASH' as const },
        { AttributeName: 'sk', KeyType: 'RANGE' as const },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' as const },
    },
  ],
};

const folder = temporaryFolder();
let clock: ManualClock;
let dynamo: DynamoDb;
let documents: DynamoDBDocumentClient;
let changes: ItemChange[];
let stop: () => Promise<void>;

async function open(faults?: Faults) {
  const database = openDatabase(folder.path);
  changes = [];
  dynamo = createDynamoDb({ database, clock, faults, onItemChange: (change) => changes.push(change) });
  dynamo.ensureTable(TABLE, 'expiresAt');
  const server = await startServices([], { endpoints: [dynamo.endpoint] });
  documents = DynamoDBDocumentClient.from(new DynamoDBClient(server.client));
  stop = async () => {
    dynamo.close();
    await server.close();
    database.close();
  };
}

beforeEach(async () => {
  clock = manualClock(NOON);
  await open();
});

afterEach(async () => {
  await stop();
  folder.remove();
});

const put = (pk: string, sk: string, more: object = {}) =>
  documents.send(new PutCommand({ TableName: 'things', Item: { pk, sk, ...more } }));
const get = async (pk: string, sk: string) =>
  (await documents.send(new GetCommand({ TableName: 'things', Key: { pk, sk }, ConsistentRead: true }))).Item;

describe('items', () => {
  test('are stored and read back with every type', async () => {
    const item = {
      n: -1.5,
      big: 12345678901234567890n,
      s: 'ä€😀',
      b: new Uint8Array([0, 255]),
      flag: true,
      none: null,
      list: [1, { a: 'b' }],
      set: new Set(['x', 'y']),
    };
    await put('a', 'b', item);
    const read = await get('a', 'b');
    expect(read).toEqual({ pk: 'a', sk: 'b', ...item, big: expect.anything() });
  });

  test('are replaced, updated and deleted under conditions', async () => {
    await put('a', 'b', { version: 1 });
    const create = new PutCommand({
      TableName: 'things',
      Item: { pk: 'a', sk: 'b' },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await expect(documents.send(create)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
    const { Attributes } = await documents.send(
      new UpdateCommand({
        TableName: 'things',
        Key: { pk: 'a', sk: 'b' },
        UpdateExpression: 'SET version = version + :one, #l = list_append(if_not_exists(#l, :none), :x)',
        ConditionExpression: 'version = :old',
        ExpressionAttributeNames: { '#l': 'list' },
        ExpressionAttributeValues: { ':one': 1, ':old': 1, ':none': [], ':x': ['x'] },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Attributes).toEqual({ pk: 'a', sk: 'b', version: 2, list: ['x'] });
    await documents.send(new DeleteCommand({ TableName: 'things', Key: { pk: 'a', sk: 'b' } }));
    expect(await get('a', 'b')).toBeUndefined();
  });

  test('come with a failed condition when the caller asks for the old one', async () => {
    await put('a', 'b', { version: 7 });
    const write = new PutCommand({
      TableName: 'things',
      Item: { pk: 'a', sk: 'b' },
      ConditionExpression: 'version = :v',
      ExpressionAttributeValues: { ':v': 1 },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    await expect(documents.send(write)).rejects.toMatchObject({ Item: { version: { N: '7' } } });
  });

  test('of more than 400 KB in UTF-8 are refused and change nothing', async () => {
    await put('a', 'b', { version: 1 });
    await expect(put('a', 'b', { text: 'ä'.repeat(205 * 1024) })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    expect(await get('a', 'b')).toEqual({ pk: 'a', sk: 'b', version: 1 });
  });

  test('of a table that does not exist are refused', async () => {
    const lost = documents.send(new GetCommand({ TableName: 'nothing', Key: { pk: 'a' } }));
    await expect(lost).rejects.toBeInstanceOf(ResourceNotFoundException);
  });
});

describe('queries', () => {
  test('answer all items of a partition in order, page after page, however many', async () => {
    for (let start = 0; start < 1000; start += 25) {
      const requests = Array.from({ length: 25 }, (_, offset) => ({
        PutRequest: { Item: { pk: { S: 'p' }, sk: { S: String(start + offset).padStart(4, '0') } } },
      }));
      await documents.send(new BatchWriteItemCommand({ RequestItems: { things: requests } }));
    }
    const read = async (forward: boolean, limit?: number) => {
      const keys: string[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page: { Items?: Record<string, unknown>[]; LastEvaluatedKey?: Record<string, unknown> } =
          await documents.send(
            new QueryCommand({
              TableName: 'things',
              KeyConditionExpression: 'pk = :p',
              ExpressionAttributeValues: { ':p': 'p' },
              ScanIndexForward: forward,
              Limit: limit,
              ExclusiveStartKey: from,
            }),
          );
        keys.push(...(page.Items ?? []).map(({ sk }) => String(sk)));
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return keys;
    };
    const all = Array.from({ length: 1000 }, (_, index) => String(index).padStart(4, '0'));
    expect(await read(true)).toEqual(all);
    expect(await read(true, 333)).toEqual(all);
    expect(await read(false, 333)).toEqual(all.toReversed());
    expect(await read(false)).toEqual(all.toReversed());
  });

  test('hold to prefixes and bounds of the sort key', async () => {
    for (const sk of ['a#1', 'a#2', 'b#1']) await put('p', sk);
    const query = async (condition: string, values: Record<string, string>) => {
      const answer = await documents.send(
        new QueryCommand({
          TableName: 'things',
          KeyConditionExpression: `pk = :p AND ${condition}`,
          ExpressionAttributeValues: { ':p': 'p', ...values },
        }),
      );
      return answer.Items?.map(({ sk }) => sk);
    };
    expect(await query('begins_with(sk, :x)', { ':x': 'a#' })).toEqual(['a#1', 'a#2']);
    expect(await query('sk > :x', { ':x': 'a#1' })).toEqual(['a#2', 'b#1']);
    expect(await query('sk BETWEEN :x AND :y', { ':x': 'a#2', ':y': 'b#1' })).toEqual(['a#2', 'b#1']);
  });

  test('find items by an index, which follows each change', async () => {
    await put('p', '1', { gk: 'g' });
    await put('p', '2', { gk: 'g' });
    await put('p', '2', { gk: 'h' });
    await documents.send(new DeleteCommand({ TableName: 'things', Key: { pk: 'p', sk: '1' } }));
    const byGk = async (gk: string) =>
      (
        await documents.send(
          new QueryCommand({
            TableName: 'things',
            IndexName: 'byGk',
            KeyConditionExpression: 'gk = :g',
            ExpressionAttributeValues: { ':g': gk },
          }),
        )
      ).Items;
    expect(await byGk('g')).toEqual([]);
    expect(await byGk('h')).toEqual([{ pk: 'p', sk: '2', gk: 'h' }]);
  });

  test('and scans and batch reads see everything', async () => {
    await put('p', '1');
    await put('q', '2');
    expect((await documents.send(new ScanCommand({ TableName: 'things' }))).Count).toBe(2);
    const Keys = [
      { pk: 'p', sk: '1' },
      { pk: 'q', sk: '2' },
      { pk: 'r', sk: '3' },
    ];
    const { Responses } = await documents.send(new BatchGetCommand({ RequestItems: { things: { Keys } } }));
    expect(Responses?.things).toHaveLength(2);
  });
});

describe('transactions', () => {
  const twoPuts = (token?: string, value = 1) =>
    new TransactWriteCommand({
      ClientRequestToken: token,
      TransactItems: ['1', '2'].map((sk) => ({ Put: { TableName: 'things', Item: { pk: 't', sk, value } } })),
    });

  test('write all or nothing, and say for each action why not', async () => {
    await put('t', '2', { version: 3 });
    const write = new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName: 'things', Item: { pk: 't', sk: '1' } } },
        {
          Update: {
            TableName: 'things',
            Key: { pk: 't', sk: '2' },
            UpdateExpression: 'SET x = :x',
            ConditionExpression: 'version = :v',
            ExpressionAttributeValues: { ':x': 1, ':v': 2 },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        {
          ConditionCheck: {
            TableName: 'things',
            Key: { pk: 't', sk: '3' },
            ConditionExpression: 'attribute_exists(pk)',
          },
        },
        { Delete: { TableName: 'things', Key: { pk: 't', sk: '4' } } },
      ],
    });
    const error = await documents.send(write).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect((error as TransactionCanceledException).CancellationReasons).toMatchObject([
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed', Item: { version: { N: '3' } } },
      { Code: 'ConditionalCheckFailed' },
      { Code: 'None' },
    ]);
    expect(await get('t', '1')).toBeUndefined();
    expect(changes).toHaveLength(1);
  });

  test('are done once for one token, also after a restart, for ten minutes', async () => {
    await documents.send(twoPuts('token'));
    await put('t', '1', { value: 'changed since' });
    await stop();
    await open();
    await documents.send(twoPuts('token'));
    expect(await get('t', '1')).toMatchObject({ value: 'changed since' });
    await expect(documents.send(twoPuts('token', 2))).rejects.toBeInstanceOf(
      IdempotentParameterMismatchException,
    );
    await clock.advance(10 * 60_000);
    await documents.send(twoPuts('token', 2));
    expect(await get('t', '1')).toMatchObject({ value: 2 });
  });

  test('refuse one item twice, more than 100 items and more than 4 MB', async () => {
    const puts = (count: number, text = '', sk = (index: number) => String(index)) =>
      documents.send(
        new TransactWriteCommand({
          TransactItems: Array.from({ length: count }, (_, index) => ({
            Put: { TableName: 'things', Item: { pk: 't', sk: sk(index), text } },
          })),
        }),
      );
    await expect(puts(2, '', () => 'same')).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(puts(101)).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(puts(12, 'x'.repeat(390 * 1024))).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(puts(100)).resolves.toBeDefined();
    expect((await documents.send(new ScanCommand({ TableName: 'things', Select: 'COUNT' }))).Count).toBe(100);
  });

  test('read several items as of one moment', async () => {
    await documents.send(twoPuts());
    const Get = (sk: string) => ({ Get: { TableName: 'things', Key: { pk: 't', sk } } });
    const { Responses } = await documents.send(
      new TransactGetCommand({ TransactItems: [Get('1'), Get('9'), Get('2')] }),
    );
    expect(Responses?.map(({ Item }) => Item?.sk)).toEqual(['1', undefined, '2']);
  });

  test('are cancelled with a conflict when the fault mode says so, and write nothing', async () => {
    await stop();
    await open({ strikes: (fault) => fault === 'conflicts', upTo: () => 2 });
    await expect(documents.send(twoPuts())).rejects.toMatchObject({
      CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    });
    expect(await get('t', '1')).toBeUndefined();
  });

  test('are told to the one who watches items only when they are on disk', async () => {
    await documents.send(twoPuts());
    expect(changes.map(({ table, item }) => [table, item?.sk])).toEqual([
      ['things', { S: '1' }],
      ['things', { S: '2' }],
    ]);
    await documents.send(new DeleteCommand({ TableName: 'things', Key: { pk: 't', sk: '1' } }));
    expect(changes.at(-1)).toEqual({ ...changes[0], item: undefined });
  });
});

test('an index lags behind its table when the fault mode says so, and catches up', async () => {
  await stop();
  let struck = true;
  await open({ strikes: (fault) => fault === 'delayedIndexes' && struck, upTo: () => 1 });
  const find = async () => {
    const query = {
      IndexName: 'byGk',
      KeyConditionExpression: 'gk = :g',
      ExpressionAttributeValues: { ':g': 'g' },
    };
    const { Items } = await documents.send(new QueryCommand({ TableName: 'things', ...query }));
    return Items?.map(({ sk }) => sk);
  };
  await put('p', '1', { gk: 'g' });
  await clock.advance(1000);
  await put('p', '2', { gk: 'g' });
  await documents.send(new DeleteCommand({ TableName: 'things', Key: { pk: 'p', sk: '1' } }));
  expect(await find()).toEqual(['1']);
  struck = false;
  expect(await find()).toEqual(['2']);
  struck = true;
  await clock.advance(1000);
  expect(await find()).toEqual(['2']);
});

describe('time to live', () => {
  test('removes items, and their index entries, after their time on the cloud’s clock', async () => {
    dynamo.start();
    await put('p', 'soon', { gk: 'g', expiresAt: NOON / 1000 + 90 });
    await put('p', 'later', { gk: 'g', expiresAt: NOON / 1000 + 3600 });
    await put('p', 'never', { gk: 'g' });
    await clock.advance(60_000);
    expect(await get('p', 'soon')).toBeDefined();
    await clock.advance(60_000);
    expect(await get('p', 'soon')).toBeUndefined();
    const { Items } = await documents.send(
      new QueryCommand({
        TableName: 'things',
        IndexName: 'byGk',
        KeyConditionExpression: 'gk = :g',
        ExpressionAttributeValues: { ':g': 'g' },
      }),
    );
    expect(Items?.map(({ sk }) => sk)).toEqual(['later', 'never']);
  });

  test('is described, and can be set for a table with items in it', async () => {
    const other = {
      ...TABLE,
      TableName: 'others',
      GlobalSecondaryIndexes: undefined,
      AttributeDefinitions: TABLE.AttributeDefinitions.slice(0, 2),
    };
    await documents.send(new CreateTableCommand(other));
    await documents.send(
      new PutCommand({ TableName: 'others', Item: { pk: 'a', sk: 'b', ttl: NOON / 1000 - 1 } }),
    );
    await documents.send(
      new UpdateTimeToLiveCommand({
        TableName: 'others',
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      }),
    );
    const { TimeToLiveDescription } = await documents.send(
      new DescribeTimeToLiveCommand({ TableName: 'others' }),
    );
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' });
    const { Table } = await documents.send(new DescribeTableCommand({ TableName: 'others' }));
    expect(Table?.TableStatus).toBe('ACTIVE');
    dynamo.start();
    await clock.advance(1);
    expect((await documents.send(new ScanCommand({ TableName: 'others' }))).Count).toBe(0);
  });
});

test('the data folder is held by one process at a time', () => {
  expect(() => openDatabase(folder.path)).toThrow(/in use by another process/);
});

test('a table whose keys have changed since is refused with a sentence', () => {
  expect(() =>
    dynamo.ensureTable({
      ...TABLE,
      GlobalSecondaryIndexes: undefined,
      AttributeDefinitions: TABLE.AttributeDefinitions.slice(0, 2),
    }),
  ).toThrow(/start with a new data folder/);
});
