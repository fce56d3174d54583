import { AwsError } from '../contracts/aws-error.ts';
import type { Attributes, DynaliteStore, Operation } from './dynalite.ts';
import * as dynalite from './dynalite.ts';
import { dynaliteStore, itemSpace } from './dynalite-store.ts';
import { expiryOf } from './expiry-of.ts';
import type { IndexLag } from './index-lag.ts';
import type { ItemWriter } from './item-writer.ts';
import type { KeySpaces } from './key-spaces.ts';
import type { Tables } from './tables.ts';
import { toAwsError } from './to-aws-error.ts';

/** dynalite's validations, expressions and actions over our key spaces; its errors become AwsError. */
export class Engine {
  readonly tables: Tables;
  readonly #spaces: KeySpaces;
  readonly #store: DynaliteStore;

  constructor(spaces: KeySpaces, tables: Tables, writer: ItemWriter, indexLag: IndexLag) {
    this.tables = tables;
    this.#spaces = spaces;
    this.#store = dynaliteStore({
      spaces,
      indexLag,
      expiryOf: (table, item) => expiryOf(item, tables.timeToLive(table)),
      itemWritten: (table, key, item) => writer.wrote({ table, key, item }),
    });
  }

  /** @throws AwsError ValidationException, SerializationException */
  validate(operation: Operation, request: object): Record<string, unknown> {
    try {
      return dynalite.validate(this.#store, operation, request);
    } catch (error) {
      throw toAwsError(error);
    }
  }

  act(operation: Operation, data: object): Promise<object> {
    return new Promise((resolve, reject) => {
      dynalite.act(this.#store, operation, data, (error, answer = {}) =>
        error ? reject(toAwsError(error)) : resolve(answer),
      );
    });
  }

  /** For the actions that are done when they return: all but the streaming reads. */
  actNow(operation: Operation, data: object): object {
    let outcome: { error: unknown; answer?: object } | undefined;
    dynalite.act(this.#store, operation, data, (error, answer) => {
      outcome = { error, answer };
    });
    if (outcome === undefined)
      throw new AwsError('InternalServerError', `${operation} did not end in one step`);
    if (outcome.error) throw toAwsError(outcome.error);
    return outcome.answer ?? {};
  }

  item(table: string, key: string): Attributes | undefined {
    return this.#spaces.get(itemSpace(table), key);
  }

  /** Notes for every item anew when it is to be swept: the table's time-to-live attribute has changed. */
  restampExpiry(table: string): void {
    const attribute = this.tables.timeToLive(table);
    for (const { key, item } of this.items(table)) {
      this.#spaces.put(itemSpace(table), key, item, expiryOf(item, attribute));
    }
  }

  *items(table: string): Generator<{ key: string; item: Attributes }> {
    for (const { key, value } of this.#spaces.rows(itemSpace(table))) yield { key, item: JSON.parse(value) };
  }
}
