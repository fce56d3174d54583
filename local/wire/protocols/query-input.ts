import type { NormalizedSchema } from '@smithy/core/schema';
import { parsePrimitive } from './parse-primitive.ts';

/** AWS Query and EC2 Query spell lists and member names differently. */
export type QueryDialect = 'aws' | 'ec2';

type Parameters = ReadonlyMap<string, string>;

/** Builds an operation's input from its form parameters (`Filter.1.Name=…`), led by the input's schema. */
export function queryInput(schema: NormalizedSchema, parameters: Parameters, dialect: QueryDialect): unknown {
  if (schema.isStructSchema()) return readStruct(schema, parameters, dialect);
  if (schema.isListSchema()) return readList(schema, parameters, dialect);
  if (schema.isMapSchema()) return readMap(schema, parameters, dialect);
  return parsePrimitive(schema, parameters.get('') ?? '');
}

function readStruct(schema: NormalizedSchema, parameters: Parameters, dialect: QueryDialect): object {
  const struct: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const own = below(parameters, wireName(name, member, dialect));
    if (own.size > 0) struct[name] = queryInput(member, own, dialect);
  }
  return struct;
}

function wireName(name: string, member: NormalizedSchema, dialect: QueryDialect): string {
  const { xmlName = name, ec2QueryName } = member.getMergedTraits();
  if (dialect === 'aws') return xmlName;
  return typeof ec2QueryName === 'string' ? ec2QueryName : xmlName.charAt(0).toUpperCase() + xmlName.slice(1);
}

function readList(schema: NormalizedSchema, parameters: Parameters, dialect: QueryDialect): unknown[] {
  const member = schema.getValueSchema();
  const flat = dialect === 'ec2' || schema.getMergedTraits().xmlFlattened;
  const entries = flat ? parameters : below(parameters, member.getMergedTraits().xmlName ?? 'member');
  return indexes(entries).map((index) => queryInput(member, below(entries, index), dialect));
}

function readMap(schema: NormalizedSchema, parameters: Parameters, dialect: QueryDialect): object {
  const entries = schema.getMergedTraits().xmlFlattened ? parameters : below(parameters, 'entry');
  const keyName = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
  const valueName = schema.getValueSchema().getMergedTraits().xmlName ?? 'value';
  const pairs = indexes(entries).map((index) => {
    const entry = below(entries, index);
    return [entry.get(keyName), queryInput(schema.getValueSchema(), below(entry, valueName), dialect)];
  });
  return Object.fromEntries(pairs);
}

/** The parameters under `prefix`, without it; the value at the prefix itself is under the empty name. */
function below(parameters: Parameters, prefix: string): Parameters {
  const found = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (name === prefix) found.set('', value);
    else if (name.startsWith(`${prefix}.`)) found.set(name.slice(prefix.length + 1), value);
  }
  return found;
}

/** The numbers that lists and maps are spelt with, in their order. */
function indexes(parameters: Parameters): string[] {
  const first = [...parameters.keys()].map((name) => name.split('.', 1)[0] ?? '');
  return [...new Set(first)].filter((name) => /^\d+$/.test(name)).sort((a, b) => Number(a) - Number(b));
}
