// Writes src/model/opsworks.generated.{ts,json}. Run by hand by a maintainer: node scripts/generate-model.mjs
//
// Two npm packages each know one half of the model of OpsWorks 2013-02-18, and the halves are checked against each other:
//   aws-sdk 2                         wire types (integer or double) and required members, without names or enums;
//   @aws-sdk/client-opsworks 3.876.0  names of structures, enums and the errors of each operation (its last version).

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..');
const V2_PACKAGE = 'aws-sdk@2.1693.0';
const V2_MODEL = 'package/apis/opsworks-2013-02-18.min.json';
const V3_TYPES = join(ROOT, 'node_modules/@aws-sdk/client-opsworks/dist-types');

// Neither package carries the two ranges of the service's own model.
const LIMITED_SHAPES = {
  Minute: { type: 'integer', min: 1, max: 100 },
  ValidForInMinutes: { type: 'integer', min: 60, max: 1440 },
};
const LIMITED_MEMBERS = {
  'AutoScalingThresholds.ThresholdsWaitTime': 'Minute',
  'AutoScalingThresholds.IgnoreMetricsTime': 'Minute',
  'GrantAccessRequest.ValidForInMinutes': 'ValidForInMinutes',
};

const v2 = readV2Model();
const v3 = readV3Types();
const shapes = {
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  Integer: { type: 'integer' },
  ...LIMITED_SHAPES,
};
const operations = Object.fromEntries(
  Object.keys(v2.operations)
    .sort()
    .map((name) => [name, operation(name)]),
);
const model = { targetPrefix: v2.metadata.targetPrefix, operations, shapes: sorted(shapes) };

writeFileSync(join(ROOT, 'src/model/opsworks.generated.json'), compactJson(model));
writeFileSync(join(ROOT, 'src/model/opsworks.generated.ts'), typeScript(model));

function readV2Model() {
  const folder = mkdtempSync(join(tmpdir(), 'generate-model-'));
  try {
    const [{ filename }] = JSON.parse(run('npm', ['pack', V2_PACKAGE, '--json'], folder));
    run('tar', ['xzf', filename, V2_MODEL], folder);
    return JSON.parse(readFileSync(join(folder, V2_MODEL), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(command, args, cwd) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The named structures and enums of the v3 client, as syntax. */
function readV3Types() {
  const structures = new Map();
  const enums = new Map();
  for (const statement of parse(join(V3_TYPES, 'models/models_0.d.ts')).statements) {
    if (ts.isInterfaceDeclaration(statement)) structures.set(statement.name.text, statement);
    if (ts.isVariableStatement(statement)) {
      const [{ name, type }] = statement.declarationList.declarations;
      enums.set(
        name.text,
        type.members.map((member) => member.type.literal.text),
      );
    }
  }
  return { structures, enums };
}

function parse(path) {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
}

function operation(name) {
  const declaration = readFileSync(join(V3_TYPES, `commands/${name}Command.d.ts`), 'utf8');
  const shapeOf = (part) =>
    declaration.match(new RegExp(`interface ${name}Command${part} extends (\\w+)`))?.[1];
  const { input, output } = v2.operations[name];
  const errors = [...declaration.matchAll(/@throws \{@link (\w+Exception)\} \(client fault\)/g)].map(
    ([, error]) => error,
  );
  return { input: topShape(shapeOf('Input'), input), output: topShape(shapeOf('Output'), output), errors };
}

/** The name of an operation's input or output, `null` where it has none. */
function topShape(name, v2Shape) {
  return name === undefined || name === '__MetadataBearer' ? null : structure(name, v2Shape ?? {});
}

function structure(name, v2Shape) {
  const declaration = v3.structures.get(name);
  const { members = {}, required = [] } = resolved(v2Shape);
  const names = declaration.members.map((member) => member.name.text);
  agree(names.length === Object.keys(members).length && names.every((member) => member in members), name);
  // Entered before its members: a structure may be reached a second time on the way down.
  shapes[name] = { type: 'structure', required, members: {} };
  for (const member of declaration.members) {
    const path = `${name}.${member.name.text}`;
    agree(required.includes(member.name.text) === !member.questionToken, path);
    shapes[name].members[member.name.text] =
      LIMITED_MEMBERS[path] ?? reference(withoutUndefined(member.type), members[member.name.text], path);
  }
  return name;
}

function withoutUndefined(type) {
  return ts.isUnionTypeNode(type)
    ? type.types.find((part) => part.kind !== ts.SyntaxKind.UndefinedKeyword)
    : type;
}

/** A name of a shape, `{ list }` of a reference, or `{ key, value }` of a map. */
function reference(type, v2Reference, path) {
  const v2Shape = resolved(v2Reference);
  if (ts.isArrayTypeNode(type)) return { list: reference(type.elementType, v2Shape.member, `${path}[]`) };
  if (ts.isTypeReferenceNode(type)) return namedReference(type, v2Shape, path);
  return scalar(type.getText(), v2Shape.type ?? 'string', path);
}

function namedReference(type, v2Shape, path) {
  const name = type.typeName.text;
  if (name === 'Partial') return reference(type.typeArguments[0], v2Shape, path);
  if (name === 'Record') {
    const [key, value] = type.typeArguments;
    return { key: reference(key, v2Shape.key, path), value: reference(value, v2Shape.value, path) };
  }
  if (!v3.enums.has(name)) return structure(name, v2Shape);
  shapes[name] = { type: 'string', enum: v3.enums.get(name) };
  return name;
}

function scalar(v3Type, v2Type, path) {
  agree(v3Type === (v2Type === 'integer' || v2Type === 'double' ? 'number' : v2Type), path);
  const name = v2Type[0].toUpperCase() + v2Type.slice(1);
  shapes[name] ??= { type: v2Type };
  return name;
}

/** v2 writes a shape inline or refers to it; with nothing said it is a string. */
function resolved(v2Reference = {}) {
  return v2Reference.shape ? v2.shapes[v2Reference.shape] : v2Reference;
}

function agree(condition, path) {
  if (!condition) throw new Error(`the two packages disagree about ${path}`);
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One shape or operation a line: small, and a change of the model reads well in a diff. */
function compactJson({ targetPrefix, operations, shapes }) {
  const lines = (object) =>
    Object.entries(object)
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',\n');
  return `{"targetPrefix":${JSON.stringify(targetPrefix)},\n"operations":{\n${lines(operations)}\n},\n"shapes":{\n${lines(shapes)}\n}}\n`;
}

function typeScript({ operations, shapes }) {
  const named = Object.entries(shapes).filter(([, shape]) => shape.type === 'structure' || shape.enum);
  const table = Object.entries(operations).map(
    ([name, { input, output }]) =>
      `  ${name}: { input: ${input ?? 'Nothing'}; output: ${output ?? 'Nothing'} };`,
  );
  return [
    '// Generated by scripts/generate-model.mjs: the types of the OpsWorks API 2013-02-18. Do not edit.',
    '/** An operation without input, or without output. */\nexport type Nothing = Record<string, never>;',
    ...named.map(([name, shape]) => (shape.enum ? enumType(name, shape) : interfaceType(name, shape))),
    `/** All ${table.length} operations. */\nexport interface Operations {\n${table.join('\n')}\n}`,
    'export type OperationName = keyof Operations;\n',
  ].join('\n\n');
}

function enumType(name, shape) {
  return `export type ${name} =\n${shape.enum.map((value) => `  | '${value}'`).join('\n')};`;
}

function interfaceType(name, { required, members }) {
  const lines = Object.entries(members).map(
    ([member, ref]) => `  ${member}${required.includes(member) ? '' : '?'}: ${memberType(ref)};`,
  );
  return `export interface ${name} {\n${lines.join('\n')}\n}`;
}

function memberType(ref) {
  if (ref.list) return `${memberType(ref.list)}[]`;
  // Maps with a fixed set of keys carry all of them in answers, the unused ones as null.
  if (ref.key)
    return ref.key === 'String'
      ? `Record<string, ${memberType(ref.value)}>`
      : `Partial<Record<${ref.key}, ${memberType(ref.value)} | null>>`;
  const { type, enum: values } = shapes[ref];
  if (values || type === 'structure') return ref;
  return type === 'integer' || type === 'double' ? 'number' : type;
}
