import { AwsError } from '../../contracts/aws-error.ts';
import { FunctionError, type InvokeFunction } from '../../contracts/invoke-function.ts';
import type { Event, TaskRef } from '../core/event.ts';
import type { Work } from '../core/work.ts';

/** Runs a function; answers the event that its end is for the task, in the form of `lambda:invoke`. */
export async function invocationEvent(
  invoke: InvokeFunction,
  { ref, functionName, payload }: Extract<Work, { kind: 'invoke' }>,
): Promise<Event> {
  try {
    // A copy each way: the function runs in this process and must not reach into the execution's state.
    const answer = await invoke(functionName, structuredClone(payload));
    const result = { ExecutedVersion: '$LATEST', Payload: answer ?? null, StatusCode: 200 };
    return { kind: 'answered', ref, result: JSON.parse(JSON.stringify(result)) };
  } catch (thrown) {
    return failed(ref, thrown);
  }
}

/** As AWS names it: the function's own error by its type, the service's as `Lambda.` and its code. */
function failed(ref: TaskRef, thrown: unknown): Event {
  if (thrown instanceof FunctionError) {
    const { errorType, errorMessage } = thrown;
    const cause = JSON.stringify({ errorType, errorMessage, trace: traceOf(thrown) });
    return { kind: 'failed', ref, error: errorType, cause };
  }
  const error = thrown instanceof AwsError ? `Lambda.${thrown.code}` : 'Lambda.Unknown';
  return { kind: 'failed', ref, error, cause: thrown instanceof Error ? thrown.message : String(thrown) };
}

function traceOf({ cause }: FunctionError): string[] {
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  return stack === '' ? [] : stack.split('\n').map((line) => line.trim());
}
