import { EXIT } from '../../scripts/exit-codes.mjs';
import { NoEngineError } from '../engines/install/no-engine-error.ts';
import { InUseError } from './claim-data-folder.ts';
import { UsageError } from './system-options.ts';

/** Runs a program to its end; what it throws becomes a sentence on standard error and a documented exit code. */
export async function runProgram(program: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await program();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof NoEngineError) return EXIT.noEngine;
  if (error instanceof InUseError || codeOf(error) === 'EADDRINUSE') return EXIT.inUse;
  return EXIT.failed;
}

function sentenceOf(error: unknown): string {
  if (codeOf(error) === 'EADDRINUSE')
    return 'The port is used by another program: choose another with --port.';
  if (!(error instanceof Error)) return String(error);
  return exitCodeOf(error) === EXIT.failed ? (error.stack ?? error.message) : error.message;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
