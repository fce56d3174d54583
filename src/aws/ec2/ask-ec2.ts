import { EC2ServiceException } from '@aws-sdk/client-ec2';
import { LaunchRefusedError } from '../../domain/errors.ts';
import { callAws } from '../call-aws.ts';
import { errorCode } from '../error-code.ts';
import { mayHelpToAskAgain } from '../may-help-to-ask-again.ts';
import { refusalHint } from './refusal-hint.ts';

const UNKNOWN_INSTANCE = new Set(['InvalidInstanceID.NotFound', 'InvalidInstanceID.Malformed']);

interface Expected<U> {
  /** The answer when EC2 does not know the instance (any more). */
  unknownInstance?: () => U;
}

/**
 * Runs one conversation with EC2.
 * @throws LaunchRefusedError with EC2's own words when it refuses, UnavailableError when asking again may help
 */
export async function askEc2<R, U = never>(
  call: () => Promise<R>,
  expected: Expected<U> = {},
): Promise<R | U> {
  return callAws('EC2', async () => {
    try {
      return await call();
    } catch (error) {
      if (expected.unknownInstance && UNKNOWN_INSTANCE.has(errorCode(error)))
        return expected.unknownInstance();
      throw isRefusal(error) ? refusal(error) : error;
    }
  });
}

/** Out of capacity comes as a 500 although asking again unchanged does not help: the code decides first. */
function isRefusal(error: unknown): error is EC2ServiceException {
  if (!(error instanceof EC2ServiceException)) return false;
  if (error.name.startsWith('Insufficient')) return true;
  const status = error.$metadata.httpStatusCode ?? 0;
  return status >= 400 && !mayHelpToAskAgain(error);
}

function refusal(error: EC2ServiceException): LaunchRefusedError {
  return new LaunchRefusedError(`EC2 refused: ${error.message} (${error.name})`, {
    hint: refusalHint(error.name),
    cause: error,
  });
}
