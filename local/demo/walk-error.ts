/** What the demo waits for did not come about; the message has the log of what failed. */
export class WalkError extends Error {
  override name = 'WalkError';
}
