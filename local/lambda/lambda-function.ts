import { FunctionError } from '../contracts/invoke-function.ts';
import type { DeclaredFunction } from '../serverless/declared-cloud.ts';
import type { Handler } from './handler.ts';
import { lambdaContext } from './lambda-context.ts';

/** Lambda's limit for the request and the response of an invocation. */
const MOST_BYTES = 6 * 1024 * 1024;

/** One function: loaded at its first invocation, then kept, as a warm Lambda is. */
export class LambdaFunction {
  readonly declared: DeclaredFunction;
  readonly #load: () => Promise<Handler>;
  #handler: Promise<Handler> | undefined;

  constructor(declared: DeclaredFunction, load: () => Promise<Handler>) {
    this.declared = declared;
    this.#load = load;
  }

  /**
   * Runs the function on a payload and answers its result, both as JSON would carry them.
   * @throws FunctionError when the handler failed, took too long, or cannot be loaded
   */
  async invoke(payload: unknown): Promise<unknown> {
    const event = JSON.parse(limited(JSON.stringify(payload ?? null), 'request'));
    const result = await withinSeconds(this.declared.timeoutSeconds, this.#run(event));
    return JSON.parse(limited(JSON.stringify(result ?? null), 'response'));
  }

  async #run(event: unknown): Promise<unknown> {
    const handler = await this.#loaded();
    try {
      return await handler(event, lambdaContext(this.declared));
    } catch (error) {
      throw toFunctionError(error);
    }
  }

  /** A module that could not be loaded is tried again by the next invocation, as a new Lambda instance would. */
  async #loaded(): Promise<Handler> {
    this.#handler ??= this.#load();
    try {
      return await this.#handler;
    } catch (error) {
      this.#handler = undefined;
      throw toFunctionError(error);
    }
  }
}

function toFunctionError(error: unknown): FunctionError {
  if (!(error instanceof Error)) return new FunctionError('Error', String(error), { cause: error });
  return new FunctionError(error.name, error.message, { cause: error });
}

/** The handler of a timed-out invocation cannot be stopped in this process; its result is no longer heard. */
async function withinSeconds<Result>(seconds: number, work: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      late.reject(
        new FunctionError('Sandbox.Timedout', `Task timed out after ${seconds.toFixed(2)} seconds`),
      ),
    seconds * 1000,
  );
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function limited(json: string, what: 'request' | 'response'): string {
  if (Buffer.byteLength(json) <= MOST_BYTES) return json;
  const type = what === 'request' ? 'RequestEntityTooLargeException' : 'Function.ResponseSizeTooLarge';
  throw new FunctionError(type, `The ${what} payload is larger than 6 MB`);
}
