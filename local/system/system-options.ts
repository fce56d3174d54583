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
  /** `baked`: containers are made from an image with their layers' packages; `plain`: all from the same one. Default: baked. */
  images?: 'baked' | 'plain';
}

/** The port is part of what users type and store; this one is free on most machines. */
const DEFAULT_PORT = 8774;

const USAGE =
  'Options: --port N, --data DIR, --keep, --json, --engine containers|simulated, --images baked|plain';

interface ProgramDefaults {
  dataDir: string;
  port?: number;
  /** An option of the program itself, which its usage is to tell of. */
  also?: string;
}

export class UsageError extends Error {
  override name = 'UsageError';
}

/**
 * Reads `--port N --data DIR --keep --json --engine containers|simulated --images baked|plain`.
 * @throws UsageError naming the option that is unknown or wrong
 */
export function readSystemOptions(args: string[], defaults: ProgramDefaults): SystemOptions {
  const { values } = parse(args, defaults.also);
  return {
    port: portOf(values.port, defaults.port ?? DEFAULT_PORT),
    dataDir: resolve(values.data ?? defaults.dataDir),
    keep: values.keep ?? false,
    json: values.json ?? false,
    engine: oneOf('--engine', ['containers', 'simulated'], values.engine),
    images: oneOf('--images', ['baked', 'plain'], values.images),
  };
}

function parse(args: string[], also: string | undefined) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        keep: { type: 'boolean' },
        json: { type: 'boolean' },
        engine: { type: 'string' },
        images: { type: 'string' },
      },
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${said}\n${also ? `${USAGE}, ${also}` : USAGE}.`);
  }
}

/** The first is the default. */
function oneOf<const Choice extends string>(
  option: string,
  choices: readonly [Choice, Choice],
  given: string | undefined,
): Choice {
  if (given === undefined) return choices[0];
  const chosen = choices.find((choice) => choice === given);
  if (chosen === undefined) throw new UsageError(`${option}: ${choices.join(' or ')}, not '${given}'.`);
  return chosen;
}

function portOf(given: string | undefined, byDefault: number): number {
  const port = given === undefined ? byDefault : Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port: a whole number of 0 to 65535, not '${given}'.`);
}
