/** What was to be measured did not happen: there is no figure, and the message says why. */
export class BenchError extends Error {
  override name = 'BenchError';
}
