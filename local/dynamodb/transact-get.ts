import { AwsError } from '../contracts/aws-error.ts';
import type { Engine } from './engine.ts';

const MOST_GETS = 100;

interface TransactGetRequest {
  TransactItems?: { Get?: object }[];
}

/** Reads up to 100 items as they are at one moment. */
export function transactGet(engine: Engine, { TransactItems: items = [] }: TransactGetRequest): object {
  if (items.length < 1 || items.length > MOST_GETS) {
    throw new AwsError(
      'ValidationException',
      `TransactItems must have 1 to ${MOST_GETS} members, has ${items.length}`,
    );
  }
  const gets = items.map(({ Get }) => engine.validate('GetItem', { ...Get, ConsistentRead: true }));
  return { Responses: gets.map((get) => engine.actNow('GetItem', get)) };
}
