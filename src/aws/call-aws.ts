import { UnavailableError } from '../domain/errors.ts';
import { errorCode } from './error-code.ts';
import { mayHelpToAskAgain } from './may-help-to-ask-again.ts';

/**
 * Runs one conversation with an AWS service.
 * @throws UnavailableError when the service throttles, fails or does not answer, after the SDK's own retries;
 *   every other error is the service's own
 */
export async function callAws<R>(service: string, call: () => Promise<R>): Promise<R> {
  try {
    return await call();
  } catch (error) {
    if (!mayHelpToAskAgain(error)) throw error;
    throw new UnavailableError(`${service} is not available: ${errorCode(error)}`, { cause: error });
  }
}
