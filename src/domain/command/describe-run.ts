import type { CommandType } from './command.ts';

/** How a run ended, as its agent reports it. */
export interface RunReport {
  exitCode: number;
  /** The signal that killed Chef. */
  signal?: string;
  /** The machine or the agent went down in the middle of it; it is not run again by itself. */
  interrupted?: boolean;
  cause?: RunCause;
}

export interface RunCause {
  message: string;
  exception?: string;
  cookbook?: string;
  recipe?: string;
  file?: string;
  line?: number;
  resource?: string;
}

/** Chef's own codes for "success, and a reboot is due" (chef: docs/dev/design_documents/client_exit_codes.md). */
const REBOOT_CODES = [35, 37];

/** Success or failure of a run, and the sentence that says why. */
export function describeRun(
  type: CommandType,
  run: RunReport,
): { event: 'succeed' | 'fail'; reason: string } {
  if (run.interrupted) return { event: 'fail', reason: `${type} was interrupted: ${whyInterrupted(run)}` };
  if (run.signal)
    return { event: 'fail', reason: `${type} was killed by ${run.signal}${detail(run.cause)}.` };
  if (run.exitCode === 0) return { event: 'succeed', reason: `${type} succeeded.` };
  if (REBOOT_CODES.includes(run.exitCode))
    return { event: 'succeed', reason: `${type} succeeded and asked for a reboot.` };
  return { event: 'fail', reason: `${type} failed with exit code ${run.exitCode}${detail(run.cause)}.` };
}

function whyInterrupted(run: RunReport): string {
  return run.cause
    ? `${withoutStop(run.cause.message)}.`
    : 'the machine or its agent went down while it ran.';
}

function detail(cause: RunCause | undefined): string {
  if (!cause) return '';
  const recipe = cause.cookbook ? ` in ${cause.cookbook}::${cause.recipe ?? 'default'}` : '';
  const place = cause.file ? ` (${cause.file}${cause.line ? `:${cause.line}` : ''})` : '';
  const exception = cause.exception && !cause.message.includes(cause.exception) ? `${cause.exception}: ` : '';
  return `: ${exception}${withoutStop(cause.message)}${recipe}${place}`;
}

/** Agents send sentences, exceptions mostly do not: the reason has one full stop either way. */
function withoutStop(message: string): string {
  return message.replace(/\.$/, '');
}
