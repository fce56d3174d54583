import { randomUUID } from 'node:crypto';
import { AwsError } from '../contracts/aws-error.ts';
import { type Attributes, createKey, type TableDescription } from './dynalite.ts';
import { indexSpace, itemSpace } from './dynalite-store.ts';
import type { KeySpaces } from './key-spaces.ts';

const ARN = 'arn:aws:dynamodb:us-east-1:000000000000:table';

interface Index {
  IndexName: string;
  [member: string]: unknown;
}

/** Which tables there are. Creating and deleting take effect at once. */
export class Tables {
  readonly #spaces: KeySpaces;

  constructor(spaces: KeySpaces) {
    this.#spaces = spaces;
  }

  /** @throws AwsError ResourceNotFoundException */
  describe(name: string): TableDescription {
    const table = this.#spaces.getKept<TableDescription>('table', name);
    if (table === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Requested resource not found: Table: ${name} not found`,
      );
    }
    return table;
  }

  has(name: string): boolean {
    return this.#spaces.getKept('table', name) !== undefined;
  }

  /** `definition` is a validated CreateTable request. */
  create(definition: TableDescription, nowMs: number): TableDescription {
    const { TableName: name } = definition;
    if (this.has(name)) throw new AwsError('ResourceInUseException', `Table already exists: ${name}`);
    const table = describeNew(definition, nowMs);
    this.#spaces.put('table', name, table);
    return table;
  }

  remove(name: string): TableDescription {
    const table = this.describe(name);
    for (const { kind, IndexName } of indexesOf(table)) this.#spaces.clear(indexSpace(kind, name, IndexName));
    this.#spaces.clear(itemSpace(name));
    this.#spaces.remove('ttl', name);
    this.#spaces.remove('table', name);
    return { ...table, TableStatus: 'DELETING' };
  }

  /** Where an item is stored. @throws AwsError ValidationException when its key is not of the table's form */
  keyOf(name: string, attributes: Attributes): string {
    const table = this.describe(name);
    for (const { AttributeName: attribute } of table.KeySchema) {
      const type =
        table.AttributeDefinitions.find((each) => each.AttributeName === attribute)?.AttributeType ?? '';
      if (attributes[attribute]?.[type] !== undefined) continue;
      throw new AwsError('ValidationException', 'The provided key element does not match the schema');
    }
    return createKey(attributes, table);
  }

  /** The attribute that says when an item may go, where the table has one. */
  timeToLive(name: string): string | undefined {
    const setting = this.#spaces.getKept<{ AttributeName: string; Enabled: boolean }>('ttl', name);
    return setting?.Enabled ? setting.AttributeName : undefined;
  }

  setTimeToLive(name: string, setting: { AttributeName: string; Enabled: boolean }): void {
    this.describe(name);
    this.#spaces.put('ttl', name, setting);
  }
}

function describeNew(definition: TableDescription, nowMs: number): TableDescription {
  const arn = `${ARN}/${definition.TableName}`;
  const describeIndex = (index: Index): Index => ({
    ...index,
    IndexArn: `${arn}/index/${index.IndexName}`,
    IndexStatus: 'ACTIVE',
    ItemCount: 0,
    IndexSizeBytes: 0,
  });
  const { GlobalSecondaryIndexes: global, LocalSecondaryIndexes: local } =
    definition as unknown as IndexLists;
  return {
    ...definition,
    TableArn: arn,
    TableId: randomUUID(),
    TableStatus: 'ACTIVE',
    CreationDateTime: nowMs / 1000,
    ItemCount: 0,
    TableSizeBytes: 0,
    GlobalSecondaryIndexes: global?.map(describeIndex),
    LocalSecondaryIndexes: local?.map(describeIndex),
  };
}

interface IndexLists {
  GlobalSecondaryIndexes?: Index[];
  LocalSecondaryIndexes?: Index[];
}

function indexesOf(table: TableDescription): (Index & { kind: 'global' | 'local' })[] {
  const { GlobalSecondaryIndexes: global = [], LocalSecondaryIndexes: local = [] } =
    table as unknown as IndexLists;
  return [
    ...global.map((index) => ({ ...index, kind: 'global' as const })),
    ...local.map((index) => ({ ...index, kind: 'local' as const })),
  ];
}
