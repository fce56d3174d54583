import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseMachine } from '../../../local/stepfunctions/language/parse-machine.ts';

const root = join(import.meta.dirname, '../../..');
const files = readdirSync(join(root, 'statemachines')).filter((file) => file.endsWith('.asl.json'));

it.each(files)('%s keeps to what runs here', (file) => {
  const definition = JSON.parse(readFileSync(join(root, 'statemachines', file), 'utf8'));
  expect(parseMachine(file, definition).scope.states.size).toBeGreaterThan(1);
});

it('docs/state-machines.md shows the machines as they are', () => {
  const draw = () => execFileSync(process.execPath, [join(root, 'scripts/draw-machines.mjs'), '--check']);
  expect(draw).not.toThrow();
});
