import { parseArgs } from 'node:util';
import { UsageError } from '../local/system/system-options.ts';

export interface BenchOptions {
  json: boolean;
  /** Fewer rounds and instances: whether all works, not what is promised. */
  quick: boolean;
  /** The sections to measure. */
  only: string[];
}

/**
 * Reads `--json --quick --only section,section`.
 * @throws UsageError naming the option or section that does not exist
 */
export function readBenchOptions(args: string[], sections: readonly string[]): BenchOptions {
  const { json = false, quick = false, only } = parse(args);
  const wanted = only?.split(',') ?? [...sections];
  const unknown = wanted.find((name) => !sections.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`--only: there is no '${unknown}', only ${sections.join(', ')}.`);
  return { json, quick, only: wanted };
}

function parse(args: string[]) {
  try {
    const options = {
      json: { type: 'boolean' },
      quick: { type: 'boolean' },
      only: { type: 'string' },
    } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
