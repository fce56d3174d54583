import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../../statemachines');
const files = readdirSync(folder).filter((file) => file.endsWith('.asl.json'));

interface State {
  Type: string;
  Resource?: string;
  Arguments?: { FunctionName?: string };
}

describe('the state machines', () => {
  it('are the four that serverless.yml deploys', () => {
    expect(files.sort()).toStrictEqual(
      ['boot', 'configure', 'deploy', 'shutdown'].map((name) => `${name}.asl.json`),
    );
  });

  it.each(files)('%s is valid Amazon States Language', (file) => {
    const { isValid, errors } = validate(read(file), { checkPaths: true, checkArn: false });
    expect(errors).toStrictEqual([]);
    expect(isValid).toBe(true);
  });

  it.each(files)('%s is written in JSONata and calls no function but its own steps', (file) => {
    const definition = read(file);
    expect(definition.QueryLanguage).toBe('JSONata');
    const tasks = statesOf(definition).filter(({ Type }) => Type === 'Task');
    expect(tasks.length).toBeGreaterThan(0);
    for (const { Resource, Arguments } of tasks) {
      expect(Resource).toMatch(/^arn:aws:states:::lambda:invoke(\.waitForTaskToken)?$/);
      expect(Arguments?.FunctionName).toBe(`\${StepsFunctionArn}`);
    }
  });

  it('are refused by the validator when they are broken', () => {
    const broken = { StartAt: 'Nowhere', States: { Here: { Type: 'Succeed' } } };
    expect(validate(broken, { checkPaths: true, checkArn: false }).isValid).toBe(false);
  });
});

function read(file: string): { QueryLanguage?: string } & Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/** All states, at any depth: those of Map and Parallel too. */
function statesOf(node: unknown): State[] {
  if (Array.isArray(node)) return node.flatMap(statesOf);
  if (typeof node !== 'object' || node === null) return [];
  const { States } = node as { States?: Record<string, State> };
  return [...Object.values(States ?? {}), ...Object.values(node).flatMap(statesOf)];
}
