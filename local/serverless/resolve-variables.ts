import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate } from './parse-template.ts';

/** What `${…}` may name. */
export interface VariableSources {
  /** The folder of serverless.yml, for `${file(…)}`. */
  folder: string;
  stage: string;
  region: string;
  accountId: string;
  /** `${opt:name}` and `${param:name}` */
  options: Record<string, string>;
}

/** Innermost `${…}` of the Serverless Framework; CloudFormation's own `${AWS::Region}` and `${Resource}` stay. */
const VARIABLE = /\$\{((?:sls|self|opt|env|param|aws):[^{}]*|file\([^{}]*)\}/;
const WHOLE = new RegExp(`^${VARIABLE.source}$`);
/** Deeper than anyone nests on purpose: a variable that leads to itself ends here. */
const DEEPEST = 50;

/** Replaces every variable of a serverless.yml document. @throws Error naming a variable that has no value */
export function resolveVariables(document: unknown, sources: VariableSources): unknown {
  return resolveNode(document, { document, sources }, 0);
}

interface Context {
  document: unknown;
  sources: VariableSources;
}

function resolveNode(node: unknown, context: Context, depth: number): unknown {
  if (depth > DEEPEST) throw new Error(`serverless.yml: a variable leads to itself: ${JSON.stringify(node)}`);
  if (typeof node === 'string') return resolveText(node, context, depth);
  if (Array.isArray(node)) return node.map((member) => resolveNode(member, context, depth));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, resolveNode(value, context, depth)]),
  );
}

function resolveText(text: string, context: Context, depth: number): unknown {
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return resolveNode(variableValue(whole, context), context, depth + 1);
  const part = VARIABLE.exec(text);
  if (part?.[1] === undefined) return text;
  const value = resolveNode(variableValue(part[1], context), context, depth + 1);
  const replaced = text.slice(0, part.index) + String(value) + text.slice(part.index + part[0].length);
  return resolveText(replaced, context, depth + 1);
}

/** The first of the comma-separated sources that has a value. */
function variableValue(expression: string, context: Context): unknown {
  for (const source of splitFallbacks(expression)) {
    const value = lookUp(source, context);
    if (value !== undefined) return value;
  }
  throw new Error(`serverless.yml: no value for \${${expression}}`);
}

/** `opt:stage, 'dev'` has two; a comma in quotes or in `file(…)` separates nothing. */
function splitFallbacks(expression: string): string[] {
  return (expression.match(/(?:'[^']*'|"[^"]*"|\([^)]*\)|[^,])+/g) ?? []).map((part) => part.trim());
}

function lookUp(source: string, { document, sources }: Context): unknown {
  const literal = /^(['"])(.*)\1$/.exec(source)?.[2];
  if (literal !== undefined) return literal;
  const [, path = '', member] = /^file\(([^)]*)\)(?::(.+))?$/.exec(source) ?? [];
  if (path !== '') return readMember(readSourceFile(join(sources.folder, path.trim())), member);
  const colon = source.indexOf(':');
  return lookUpNamed(source.slice(0, colon), source.slice(colon + 1), document, sources);
}

function lookUpNamed(kind: string, name: string, document: unknown, sources: VariableSources): unknown {
  switch (kind) {
    case 'self':
      return readMember(document, name);
    case 'sls':
      return name === 'stage' ? sources.stage : undefined;
    case 'aws':
      return { region: sources.region, accountId: sources.accountId }[name];
    case 'opt':
    case 'param':
      return name === 'stage' ? sources.stage : sources.options[name];
    default:
      return undefined;
  }
}

function readSourceFile(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.json')) return JSON.parse(text);
  return /\.ya?ml$/.test(path) ? parseTemplate(text) : text;
}

function readMember(value: unknown, path: string | undefined): unknown {
  const names = path === undefined ? [] : path.split('.');
  return names.reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], value);
}
