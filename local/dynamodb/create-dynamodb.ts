import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../contracts/aws-error.ts';
import type { LocalClock, Timer } from '../contracts/local-clock.ts';
import type { Faults } from '../faults/faults.ts';
import { noFaults } from '../faults/no-faults.ts';
import type { AdmitCall } from '../wire/admit-call.ts';
import type { Endpoint } from '../wire/endpoint.ts';
import { jsonError } from '../wire/protocols/json-error.ts';
import type { Attributes, TableDescription } from './dynalite.ts';
import { dynamoOperations, findHandler } from './dynamo-operations.ts';
import { Engine } from './engine.ts';
import { startExpirySweep } from './expiry-sweep.ts';
import { IndexLag } from './index-lag.ts';
import { ItemWriter, type OnItemChange } from './item-writer.ts';
import { KeySpaces } from './key-spaces.ts';
import { RequestTokens } from './request-tokens.ts';
import { Tables } from './tables.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.0';

export interface DynamoDbOptions {
  database: DatabaseSync;
  clock: LocalClock;
  admit?: AdmitCall;
  faults?: Faults;
  /** Told of each item that was written or removed, once it is on disk. */
  onItemChange?: OnItemChange;
}

export interface DynamoDb {
  endpoint: Endpoint;
  /** Makes a table (in CreateTable's form) unless there is one of its name. */
  ensureTable(definition: object, timeToLiveAttribute?: string): void;
  /** All items of a table as they are now. */
  items(table: string): Iterable<{ key: string; item: Attributes }>;
  /** Begins to sweep expired items. */
  start(): void;
  close(): void;
}

/**
 * DynamoDB on SQLite. dynalite validates requests and evaluates expressions on the wire's own JSON, so the codecs
 * of the SDK are not needed here; tables, indexes, transactions and time-to-live are ours.
 */
export function createDynamoDb(options: DynamoDbOptions): DynamoDb {
  const { database, clock, admit = () => {}, faults = noFaults, onItemChange = () => {} } = options;
  const spaces = new KeySpaces(database);
  const writer = new ItemWriter(database, onItemChange);
  const engine = new Engine(spaces, new Tables(spaces), writer, new IndexLag(clock, faults));
  const tokens = new RequestTokens(database, clock);
  const operations = dynamoOperations({ engine, writer, tokens, faults, clock });
  let sweep: Timer | undefined;

  return {
    endpoint: endpointOf(operations, admit),
    ensureTable: (definition, timeToLiveAttribute) =>
      ensureTable(engine, clock, definition, timeToLiveAttribute),
    items: (table) => engine.items(table),
    start() {
      tokens.forgetOld();
      sweep = startExpirySweep({ engine, spaces, writer, clock });
    },
    close: () => sweep?.cancel(),
  };
}

function endpointOf(operations: ReturnType<typeof dynamoOperations>, admit: AdmitCall): Endpoint {
  return {
    signingName: 'dynamodb',
    async respond({ request, caller, region, requestId }) {
      const operation = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
      const handle = findHandler(operations, operation);
      const input = parse(request.body);
      admit('dynamodb', { operation, region, requestId, caller }, input);
      return {
        status: 200,
        headers: { 'content-type': CONTENT_TYPE },
        body: JSON.stringify(await handle(input)),
      };
    },
    refuse: (error) => jsonError(error, CONTENT_TYPE),
  };
}

function parse(body: Buffer): object {
  try {
    return JSON.parse(body.toString() || '{}');
  } catch (cause) {
    throw new AwsError('SerializationException', `The body is no JSON: ${String(cause)}`);
  }
}

function ensureTable(
  engine: Engine,
  clock: LocalClock,
  definition: object,
  timeToLiveAttribute?: string,
): void {
  const table = engine.validate('CreateTable', definition) as unknown as TableDescription;
  if (engine.tables.has(table.TableName)) refuseOtherKeys(engine.tables.describe(table.TableName), table);
  else engine.tables.create(table, clock.now());
  if (timeToLiveAttribute !== undefined) {
    engine.tables.setTimeToLive(table.TableName, { AttributeName: timeToLiveAttribute, Enabled: true });
  }
}

/** Stored keys and index entries were built by the stored definition: they would not fit another. */
function refuseOtherKeys(stored: TableDescription, declared: TableDescription): void {
  if (shapeOf(stored) === shapeOf(declared)) return;
  throw new Error(
    `The data folder's table ${stored.TableName} has other keys or indexes than serverless.yml declares: ` +
      'start with a new data folder',
  );
}

function shapeOf({ KeySchema, AttributeDefinitions, GlobalSecondaryIndexes }: TableDescription): string {
  const indexes = (GlobalSecondaryIndexes ?? []) as {
    IndexName: string;
    KeySchema: object;
    Projection: object;
  }[];
  return JSON.stringify([
    KeySchema,
    AttributeDefinitions,
    indexes.map((index) => [index.IndexName, index.KeySchema, index.Projection]),
  ]);
}
