import { parseArgs } from 'node:util';
import { readSystemOptions, type SystemOptions, UsageError } from '../system/system-options.ts';

export interface DemoOptions extends SystemOptions {
  /** All built-in layers in one stack, in place of the book's chapter. */
  full: boolean;
}

/**
 * Reads `--full` and the options of the system.
 * @throws UsageError naming the option that is unknown or wrong
 */
export function readDemoOptions(args: string[]): DemoOptions {
  const full = isFull(args);
  const others = args.filter((arg) => arg !== '--full');
  const options = readSystemOptions(others, { dataDir: '.opswright/demo', port: 0, also: '--full' });
  if (full && options.engine === 'simulated')
    throw new UsageError('--full fetches real pages: it needs --engine containers, which is the default.');
  return { ...options, full };
}

function isFull(args: string[]): boolean {
  // only this one option is read here, what is wrong with others is said by their own reader
  const { full } = parseArgs({ args, strict: false, options: { full: { type: 'boolean' } } }).values;
  if (typeof full === 'string') throw new UsageError(`--full takes no value, not '${full}' either.`);
  return full === true;
}
