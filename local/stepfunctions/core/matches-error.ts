/** What nothing can help: AWS ends the execution, whatever Retry and Catch say. */
const HELPLESS = 'States.Runtime';

/** Whether the names of a Retrier's or Catcher's ErrorEquals take in an error. */
export function matchesError(names: readonly string[], error: string | undefined): boolean {
  if (error === HELPLESS) return false;
  return names.some((name) => takesIn(name, error));
}

function takesIn(name: string, error: string | undefined): boolean {
  switch (name) {
    case error:
      return true;
    case 'States.ALL':
      return error !== 'States.DataLimitExceeded';
    case 'States.TaskFailed':
      return !isTimeout(error) && error !== 'States.DataLimitExceeded';
    case 'States.Timeout':
      return isTimeout(error);
    default:
      return false;
  }
}

/** A missed heartbeat is a kind of timeout. */
function isTimeout(error: string | undefined): boolean {
  return error === 'States.Timeout' || error === 'States.HeartbeatTimeout';
}
