// Draws statemachines/*.asl.json as mermaid diagrams into docs/state-machines.md.
// With --check it writes nothing and exits with 1 when the page is not current.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const MACHINES = join(ROOT, 'statemachines');
const PAGE = join(ROOT, 'docs', 'state-machines.md');

const INTRODUCTION = `# The state machines

Drawn from \`statemachines/*.asl.json\` by \`node scripts/draw-machines.mjs\`; a test checks that this page is current.

Boxes call a step and go on; boxes with slanted sides wait for a task token; diamonds choose; a dotted line is an
error that is caught. Retries are not drawn.
`;

function main() {
  const page = drawPage();
  if (!process.argv.includes('--check')) return writeFileSync(PAGE, page);
  if (readFileSync(PAGE, 'utf8') === page) return;
  console.error('docs/state-machines.md is not current: run node scripts/draw-machines.mjs');
  process.exitCode = 1;
}

function drawPage() {
  const files = readdirSync(MACHINES).filter((file) => file.endsWith('.asl.json'));
  return [INTRODUCTION, ...files.sort().map(drawFile)].join('\n');
}

function drawFile(file) {
  const machine = JSON.parse(readFileSync(join(MACHINES, file), 'utf8'));
  const lines = ['flowchart TD', ...drawScope(machine, '', '  ')];
  const comment = machine.Comment ? `${machine.Comment}\n\n` : '';
  return `## ${file.replace('.asl.json', '')}\n\n${comment}\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n`;
}

/** The lines of a machine, a branch or a processor; ids are prefixed, since mermaid knows one name space. */
function drawScope({ StartAt, States }, prefix, indent) {
  const id = (name) => `${prefix}${name.replace(/\W/g, '_')}`;
  const start = `${prefix}start`;
  const lines = [`${start}(( )) --> ${id(StartAt)}`];
  for (const [name, state] of Object.entries(States)) {
    lines.push(...drawState(name, state, id(name)));
    for (const edge of edgesOf(state))
      lines.push(`${id(name)} ${edge.arrow}${label(edge.label)} ${id(edge.to)}`);
  }
  return lines.map((line) => indent + line);
}

function drawState(name, state, id) {
  const scopes = state.Type === 'Map' ? [state.ItemProcessor] : (state.Branches ?? []);
  if (scopes.length === 0) return [id + shape(name, state)];
  const title = state.Type === 'Map' ? `${name}, for each item` : name;
  const inner = scopes.flatMap((scope, index) => drawScope(scope, `${id}_${index}_`, '  '));
  return [`subgraph ${id}[${quote(title)}]`, ...inner, 'end'];
}

function shape(name, { Type, Resource = '' }) {
  const text = quote(name);
  switch (Type) {
    case 'Choice':
      return `{${text}}`;
    case 'Wait':
      return `[/${text}/]`;
    case 'Succeed':
    case 'Fail':
      return `([${text}])`;
    default:
      return Resource.endsWith('.waitForTaskToken') || Resource.includes('.sync')
        ? `[/${text}/]`
        : `[${text}]`;
  }
}

function edgesOf({ Next, Default, Choices = [], Catch = [] }) {
  const plain = (to) => (to === undefined ? [] : [{ to, arrow: '-->' }]);
  return [
    ...plain(Next),
    ...Choices.map((rule) => ({ to: rule.Next, arrow: '-->', label: condition(rule.Condition) })),
    ...(Default === undefined ? [] : [{ to: Default, arrow: '-->', label: 'otherwise' }]),
    ...Catch.map((rule) => ({ to: rule.Next, arrow: '-.->', label: rule.ErrorEquals.join(', ') })),
  ];
}

function condition(expression) {
  return String(expression)
    .replace(/^\{%|%\}$/g, '')
    .replaceAll('$states.', '')
    .trim();
}

function label(text) {
  return text === undefined ? '' : `|${quote(text)}|`;
}

function quote(text) {
  return `"${text.replaceAll('"', '#quot;')}"`;
}

main();
