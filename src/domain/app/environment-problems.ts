import type { EnvironmentVariable } from '../../model/opsworks.generated.ts';
import { problemIf } from '../checks/problem-if.ts';
import { FILTERED } from '../filtered.ts';

const MAX_BYTES = 20 * 1024;

/** What is wrong with an app's environment. Values are not repeated: they may be secrets. */
export function environmentProblems(variables: readonly EnvironmentVariable[]): string[] {
  const keys = variables.map(({ Key }) => Key);
  const twice = keys.filter((key, index) => keys.indexOf(key) < index);
  return [
    // These very words are documented.
    ...problemIf(sizeOf(variables) > MAX_BYTES, 'Environment: is too large (maximum is 20 KB).'),
    ...[...new Set(twice)].map((key) => `Environment: the key '${key}' is given twice.`),
    ...variables.flatMap(variableProblems),
  ];
}

function variableProblems({ Key, Value, Secure }: EnvironmentVariable): string[] {
  return [
    ...problemIf(
      !/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(Key),
      `Environment: the key '${Key}' must begin with a letter or underscore, with up to 64 letters, digits and underscores.`,
    ),
    ...problemIf(
      [...Value].length > 256,
      `Environment: the value of '${Key}' is too long (maximum is 256 characters).`,
    ),
    ...problemIf(
      /\p{Cc}/u.test(Value),
      `Environment: the value of '${Key}' has characters that cannot be printed.`,
    ),
    ...problemIf(
      Value === FILTERED && Secure !== true,
      `Environment: the value of '${Key}' is masked; to make it readable, give the value itself.`,
    ),
  ];
}

function sizeOf(variables: readonly EnvironmentVariable[]): number {
  const text = variables.map(({ Key, Value }) => Key + Value).join('');
  return new TextEncoder().encode(text).length;
}
