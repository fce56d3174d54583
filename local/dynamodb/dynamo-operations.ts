import { AwsError } from '../contracts/aws-error.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import type { Operation, TableDescription } from './dynalite.ts';
import { transactGet } from './transact-get.ts';
import { type TransactWriteParts, transactWrite } from './transact-write.ts';
import { writeItem } from './write-item.ts';

interface TableRequest {
  TableName: string;
}

interface TimeToLiveRequest extends TableRequest {
  TimeToLiveSpecification: { AttributeName: string; Enabled: boolean };
}

type Handler = (request: never) => object | Promise<object>;

type Parts = TransactWriteParts & { clock: LocalClock };

/** The operations of the local DynamoDB, each on the wire's own JSON. */
export function dynamoOperations(parts: Parts): Record<string, Handler> {
  return { ...tableOperations(parts), ...itemOperations(parts) };
}

function tableOperations({ engine, writer, clock }: Parts): Record<string, Handler> {
  const { tables } = engine;
  return {
    CreateTable: (request: object) => {
      const definition = engine.validate('CreateTable', request) as unknown as TableDescription;
      return { TableDescription: tables.create(definition, clock.now()) };
    },
    DeleteTable: ({ TableName }: TableRequest) =>
      writer.together(() => ({ TableDescription: tables.remove(TableName) })),
    DescribeTable: ({ TableName }: TableRequest) => ({ Table: tables.describe(TableName) }),
    DescribeTimeToLive: ({ TableName }: TableRequest) => describeTimeToLive(tables.timeToLive(TableName)),
    UpdateTimeToLive: ({ TableName, TimeToLiveSpecification }: TimeToLiveRequest) => {
      tables.setTimeToLive(TableName, TimeToLiveSpecification);
      writer.together(() => engine.restampExpiry(TableName));
      return { TimeToLiveSpecification };
    },
  };
}

function itemOperations(parts: Parts): Record<string, Handler> {
  const { engine, writer } = parts;
  const write =
    (operation: Operation): Handler =>
    (request) =>
      writeItem(engine, writer, operation, request);
  const read =
    (operation: Operation): Handler =>
    (request) =>
      engine.act(operation, engine.validate(operation, request));
  return {
    PutItem: write('PutItem'),
    UpdateItem: write('UpdateItem'),
    DeleteItem: write('DeleteItem'),
    GetItem: read('GetItem'),
    Query: read('Query'),
    Scan: read('Scan'),
    BatchGetItem: read('BatchGetItem'),
    ListTables: read('ListTables'),
    BatchWriteItem: (request: object) => {
      const data = engine.validate('BatchWriteItem', request);
      return writer.together(() => engine.actNow('BatchWriteItem', data));
    },
    TransactWriteItems: (request: object) => transactWrite(parts, request),
    TransactGetItems: (request: object) => transactGet(engine, request),
  };
}

function describeTimeToLive(attribute: string | undefined): object {
  const TimeToLiveDescription =
    attribute === undefined
      ? { TimeToLiveStatus: 'DISABLED' }
      : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute };
  return { TimeToLiveDescription };
}

/** @throws AwsError UnknownOperationException */
export function findHandler(operations: Record<string, Handler>, name: string): (request: object) => object {
  const handler = operations[name];
  if (handler !== undefined) return handler as (request: object) => object;
  throw new AwsError('UnknownOperationException', `The local cloud does not have dynamodb ${name}`, {
    status: 501,
  });
}
