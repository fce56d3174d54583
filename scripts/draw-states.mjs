// Draws the state tables of src/domain as mermaid diagrams into docs/states.md.
// With --check it writes nothing and exits with 1 when the page is not current.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandStates } from '../src/domain/command/command-states.ts';
import { instanceStates } from '../src/domain/instance/instance-states.ts';

const PAGE = join(import.meta.dirname, '..', 'docs', 'states.md');

const INTRODUCTION = `# The states

Drawn from the tables \`instanceStates\` and \`commandStates\` of \`src/domain\` by \`node scripts/draw-states.mjs\`;
a test checks that this page is current.

An arrow is an event; what is not drawn cannot happen: an event that means nothing where it comes is late, doubled or
of another life, and is dropped (\`StaleError\`).
`;

const INSTANCES = `## Instances

A stop of an instance-store machine passes through \`terminated\`, one of an EBS machine does not. \`StopInstance\` with
\`Force\` and the deletion of the machine behind our back are no events of this table: the first makes the record
\`stopped\` at once, the second is \`silent\`.
`;

const COMMANDS = `## Commands

\`running\` is ours: on the wire a command is \`pending\` until it is final, a \`superseded\` one is \`skipped\` and an
\`expired\` one \`failed\`. \`take\` of what runs already is the same command offered again.
`;

function main() {
  const page = [INTRODUCTION, section(INSTANCES, instanceStates), section(COMMANDS, commandStates)].join(
    '\n',
  );
  if (!process.argv.includes('--check')) return writeFileSync(PAGE, page);
  if (readFileSync(PAGE, 'utf8') === page) return;
  console.error('docs/states.md is not current: run node scripts/draw-states.mjs');
  process.exitCode = 1;
}

function section(text, table) {
  const [first] = Object.keys(table);
  const lines = ['stateDiagram-v2', `  [*] --> ${first}`, ...Object.entries(table).flatMap(drawState)];
  return `${text}\n\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n`;
}

/** One arrow per neighbour, however many events lead there. */
function drawState([from, row]) {
  const events = Object.entries(row);
  if (events.length === 0) return [`  ${from} --> [*]`];
  const neighbours = [...new Set(events.map(([, to]) => to))];
  return neighbours.map((to) => {
    const names = events.filter(([, target]) => target === to).map(([event]) => event);
    return `  ${from} --> ${to}: ${names.join(', ')}`;
  });
}

main();
