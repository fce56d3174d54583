import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/domain/secret.ts';

const VALUE = 'correct horse battery staple';
const secret = new Secret(VALUE);

/** Everything that a program does to show a value, by accident or not. */
const WAYS: Record<string, () => string> = {
  'a template': () => `${secret}`,
  concatenation: () => `key: ${String(secret)}`,
  JSON: () => JSON.stringify(secret),
  'JSON of what holds it': () => JSON.stringify({ a: [secret] }),
  'util.inspect': () => inspect(secret),
  'util.inspect of what holds it, hidden members too': () =>
    inspect({ a: [secret] }, { showHidden: true, depth: Number.POSITIVE_INFINITY }),
  'util.inspect without its own methods': () => inspect(secret, { customInspect: false, showHidden: true }),
  'printf with %s': () => format('%s', secret),
  'printf with %o': () => format('%o', secret),
  'printf with %j': () => format('%j', secret),
  'console.log': () => printed((console) => console.log(secret, { secret })),
  'console.dir': () => printed((console) => console.dir({ secret }, { showHidden: true })),
  'console.table': () => printed((console) => console.table([{ secret }])),
  'the message of an error': () => new Error(`could not open ${secret}`).message,
  'the stack of an error': () => new Error(`could not open ${secret}`).stack ?? '',
  'an error that has it as its cause': () => inspect(new Error('no', { cause: secret })),
  'its entries': () => JSON.stringify([Object.entries(secret), Object.getOwnPropertyNames(secret)]),
  'a copy of its members': () => JSON.stringify({ ...secret }),
  'a structured clone': () => inspect(structuredClone({ secret })),
};

describe('a secret', () => {
  it.each(Object.entries(WAYS))('is not shown by %s', (_, show) => {
    expect(show()).not.toContain(VALUE);
  });

  it.each(['a template', 'JSON', 'util.inspect', 'console.log', 'the message of an error'])(
    'says that something was left out of %s',
    (way) => {
      expect(WAYS[way]?.()).toContain('[redacted]');
    },
  );

  it('is revealed to who asks for it', () => {
    expect(secret.reveal()).toBe(VALUE);
  });
});

function printed(print: (console: Console) => void): string {
  const lines: string[] = [];
  const stdout = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  print(new Console({ stdout }));
  return lines.join('');
}
