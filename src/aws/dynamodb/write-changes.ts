import { randomUUID } from 'node:crypto';
import { DeleteCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ConflictError, UnavailableError } from '../../domain/errors.ts';
import type { Change } from '../../ports/store.ts';
import { callAws } from '../call-aws.ts';
import { errorCode } from '../error-code.ts';
import { assertWritable } from './assert-writable.ts';
import { cancellation } from './cancellation.ts';
import type { Table } from './table.ts';
import { type TransactItem, transactItem } from './transact-item.ts';

/**
 * Writes all changes or none: several as a transaction, one as a plain conditional write at half the price.
 *
 * The SDK sends a write again when its answer is lost. Neither form then takes its own work for another's:
 * the transaction carries a token that the SDK makes once per call, the single write its `writeId`.
 *
 *   us        create, writeId A ──▶ ✗ answer lost     create, writeId A, again ──▶ holds: it is ours
 *   DynamoDB                   item = A                                        item = A
 */
export async function writeChanges(table: Table, changes: readonly Change[]): Promise<void> {
  assertWritable(changes);
  const writeId = randomUUID();
  const items = changes.map((change) => transactItem(table.name, change, writeId));
  const [first, ...more] = items;
  const send = () => (first && more.length === 0 ? sendOne(table, first) : sendAll(table, items));
  await callAws('DynamoDB', send).catch(rethrowAsOurs);
}

async function sendOne(table: Table, item: TransactItem): Promise<void> {
  if (item.Put) await table.client.send(new PutCommand(item.Put));
  else if (item.Update) await table.client.send(new UpdateCommand(item.Update));
  else if (item.Delete) await table.client.send(new DeleteCommand(item.Delete));
  else await sendAll(table, [item]);
}

async function sendAll(table: Table, items: TransactItem[]): Promise<void> {
  await table.client.send(new TransactWriteCommand({ TransactItems: items }));
}

function rethrowAsOurs(error: unknown): never {
  switch (errorCode(error)) {
    case 'ConditionalCheckFailedException':
    case 'TransactionConflictException':
      throw new ConflictError('The item was changed by another write.', { cause: error });
    case 'TransactionCanceledException':
      throw ofCancellation(error);
    default:
      throw error;
  }
}

function ofCancellation(error: unknown): unknown {
  switch (cancellation(error)) {
    case 'conflict':
      return new ConflictError('One of the items was changed by another write.', { cause: error });
    case 'throttled':
      return new UnavailableError('DynamoDB throttled the transaction.', { cause: error });
    case 'refused':
      return error;
  }
}
