// The one door to dynalite (pinned exactly: these are its internals, and it carries no types). We take its request
// validation, its expression engine and its single-item actions; storage, transactions and TTL are ours.
import { createRequire } from 'node:module';
import type { RowStream } from './row-stream.ts';

const require = createRequire(import.meta.url);

/** Attribute values in the wire's form: `{ pk: { S: 'a' } }`. */
export type Attributes = Record<string, Record<string, unknown>>;

export interface TableDescription {
  TableName: string;
  TableStatus: string;
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  KeySchema: { AttributeName: string; KeyType: string }[];
  [member: string]: unknown;
}

export type Callback<Value> = (error: unknown, value?: Value) => void;

/** A key space as dynalite sees it. Ours answer before they return: that makes each action one synchronous step. */
export interface Space {
  lock(key: string, run: (release: <Done>(done: Done) => Done) => void): void;
  // biome-ignore lint/suspicious/noExplicitAny: tables, items and index entries alike
  get(key: string, done: Callback<any>): void;
  put(key: string, value: object, done: Callback<void>): void;
  del(key: string, done: Callback<void>): void;
  createKeyStream(range?: KeyRange): RowStream;
  createValueStream(range?: KeyRange): RowStream;
}

export interface KeyRange {
  gte?: string;
  gt?: string;
  lte?: string;
  lt?: string;
  reverse?: boolean;
}

/** What dynalite's actions and validations ask of a database. */
export interface DynaliteStore {
  options: { maxItemSize: number; maxItemSizeKb: number };
  tableDb: Space & { awsAccountId: string; awsRegion: string };
  getTable(
    name: string,
    checkStatus: boolean | Callback<TableDescription>,
    done?: Callback<TableDescription>,
  ): void;
  getItemDb(table: string): Space;
  getIndexDb(kind: string, table: string, index: string): Space;
}

type Action = (store: DynaliteStore, data: object, done: Callback<object>) => void;
interface Validation {
  types: object;
  custom?: (data: object, store: DynaliteStore) => string | undefined;
}
interface Validations {
  checkTypes(data: object, types: object): Record<string, unknown>;
  checkValidations(data: object, types: object, custom: Validation['custom'], store: DynaliteStore): void;
}
interface Engine {
  createKey(item: object, table: TableDescription): string;
  validateKey(key: object, table: TableDescription): Error | undefined;
  checkConditional(data: object, item: object | undefined): Error | null | undefined;
}

/** The operations of which we take dynalite's validation, its action, or both. */
export type Operation =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'CreateTable'
  | 'DeleteItem'
  | 'GetItem'
  | 'ListTables'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'UpdateItem';

const engine: Engine = require('dynalite/db');
const validations: Validations = require('dynalite/validations');
const fileOf = (operation: Operation): string => operation.charAt(0).toLowerCase() + operation.slice(1);

/**
 * Checks a request's types and values and parses its expressions. The answer is for `act`, once.
 * @throws dynalite's error, see toAwsError
 */
export function validate(
  store: DynaliteStore,
  operation: Operation,
  request: object,
): Record<string, unknown> {
  const { types, custom }: Validation = require(`dynalite/validations/${fileOf(operation)}`);
  const data = validations.checkTypes(structuredClone(request), types);
  validations.checkValidations(data, types, custom, store);
  return data;
}

/** Carries out a validated request. */
export function act(store: DynaliteStore, operation: Operation, data: object, done: Callback<object>): void {
  const action: Action = require(`dynalite/actions/${fileOf(operation)}`);
  action(store, data, done);
}

export const { createKey, validateKey, checkConditional } = engine;
