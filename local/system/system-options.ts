import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface SystemOptions {
  /** 0 for any free one. */
  port: number;
  dataDir: string;
  /** Leave the machines running at the end. */
  keep: boolean;
  /** For scripts: one JSON object a line instead of sentences. */
  json: boolean;
  engine: 'containers' | 'simulated';
}

/** The port is part of what users type and store; this one is free on most machines. */
const DEFAULT_PORT = 8774;

const USAGE = 'Options: --port N, --data DIR, --keep, --json, --engine containers|simulated.';

export class UsageError extends Error {
  override name = 'UsageError';
}

/**
 * Reads `--port N --data DIR --keep --json --engine containers|simulated`.
 * @throws UsageError naming the option that is unknown or wrong
 */
export function readSystemOptions(
  args: string[],
  defaults: { dataDir: string; port?: number },
): SystemOptions {
  const { values } = parse(args);
  const engine = values.engine ?? 'containers';
  if (engine !== 'containers' && engine !== 'simulated')
    throw new UsageError(`--engine: containers or simulated, not '${engine}'.`);
  return {
    port: portOf(values.port, defaults.port ?? DEFAULT_PORT),
    dataDir: resolve(values.data ?? defaults.dataDir),
    keep: values.keep ?? false,
    json: values.json ?? false,
    engine,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        keep: { type: 'boolean' },
        json: { type: 'boolean' },
        engine: { type: 'string' },
      },
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${said}\n${USAGE}`);
  }
}

function portOf(given: string | undefined, byDefault: number): number {
  const port = given === undefined ? byDefault : Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port: a whole number of 0 to 65535, not '${given}'.`);
}
