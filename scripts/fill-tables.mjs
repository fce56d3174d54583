// Writes the tables in the documents that are made from the sources: exit codes and operations.
// With --check it writes nothing and exits with 1 when they are not current.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '../src/api/operations.ts';
import { model } from '../src/api/validation/model.ts';
import { AVAILABLE_TYPES } from '../src/domain/layer/available-types.ts';

const ROOT = join(import.meta.dirname, '..');
const NOUNS = ['Stack', 'Layer', 'Instance', 'App', 'Deployment', 'Command'];

const TABLES = { 'exit codes': exitCodes, operations: operationList, layers: layerList };
const PAGES = { 'README.md': ['exit codes', 'operations', 'layers'], 'docs/exit-codes.md': ['exit codes'] };

for (const [name, parts] of Object.entries(PAGES)) bringUpToDate(name, parts);

function bringUpToDate(name, parts) {
  const path = join(ROOT, name);
  const page = readFileSync(path, 'utf8');
  const current = parts.reduce(fill, page);
  if (page === current) return;
  if (!process.argv.includes('--check')) return writeFileSync(path, current);
  console.error(`${name} is not current: run node scripts/fill-tables.mjs`);
  process.exitCode = 1;
}

/** Replaces what is between the two comments that name the part. */
function fill(page, part) {
  const [begin, end] = [`<!-- ${part} -->\n`, `<!-- end of ${part} -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`There is no part '${part}' in the page.`);
  return page.slice(0, from + begin.length) + TABLES[part]() + page.slice(to);
}

/** The comment above a code in exit-codes.mjs is its meaning. */
function exitCodes() {
  const source = readFileSync(join(ROOT, 'scripts', 'exit-codes.mjs'), 'utf8');
  const rows = [...source.matchAll(/\/\*\* (.+?) \*\/\n\s+\w+: (\d+)/g)];
  return table(
    ['code', 'means'],
    rows.map(([, meaning, code]) => [code, meaning]),
  );
}

function operationList() {
  const there = Object.keys(operations);
  const rows = [...Map.groupBy(there, nounOf)].sort().map(([noun, names]) => [noun, names.sort().join(', ')]);
  const count = `${there.length} of the ${Object.keys(model.operations).length} operations:`;
  return `${count}\n\n${table(['on', 'operations'], rows)}`;
}

function layerList() {
  return `Types of layers: ${AVAILABLE_TYPES.toSorted().join(', ')}.\n`;
}

function nounOf(operation) {
  const verbs = 'Create|Delete|Describe|Reboot|Start|Stop|Update';
  return NOUNS.find((noun) => new RegExp(`^(${verbs})${noun}`).test(operation)) ?? 'other';
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
