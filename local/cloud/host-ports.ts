import type { DynamoDb } from '../dynamodb/create-dynamodb.ts';
import type { ItemChange } from '../dynamodb/item-writer.ts';
import type { Forwarders } from '../network/create-forwarders.ts';
import { HOST_NAME } from '../network/host-name.ts';
import { portsIn } from '../network/ports-in.ts';

/**
 * Opens, for the machines, those ports of this host that stored items name (`host.opswright.internal:8080` in the
 * source of a stack or an app), each for as long as some item names it.
 */
export class HostPorts {
  readonly #forwarders: Forwarders;
  readonly #report: (line: string) => void;
  readonly #owners = new Set<string>();

  constructor(forwarders: Forwarders, report: (line: string) => void) {
    this.#forwarders = forwarders;
    this.#report = report;
  }

  /** Opens what the items of these tables name already. */
  readAll(dynamo: DynamoDb, tables: readonly string[]): void {
    for (const table of tables)
      for (const { key, item } of dynamo.items(table)) this.changed({ table, key, item });
  }

  changed({ table, key, item }: ItemChange): void {
    const owner = `${table} ${key}`;
    const text = item === undefined ? '' : JSON.stringify(item);
    const ports = text.includes(HOST_NAME) ? portsIn(text) : [];
    if (ports.length > 0) this.#declare(owner, ports);
    else if (this.#owners.delete(owner)) void this.#forwarders.withdraw(owner);
  }

  #declare(owner: string, ports: number[]): void {
    this.#owners.add(owner);
    this.#forwarders.declare(owner, ports).catch((error: unknown) => this.#report(String(error)));
  }
}
