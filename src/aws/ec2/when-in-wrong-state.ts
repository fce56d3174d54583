import { errorCode } from '../error-code.ts';

/** Makes the call; where EC2 says that the machine is in a state that does not allow it, `explain` says what that means. */
export async function whenInWrongState(
  call: () => Promise<unknown>,
  explain: () => Promise<void>,
): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (errorCode(error) !== 'IncorrectInstanceState') throw error;
    await explain();
  }
}
