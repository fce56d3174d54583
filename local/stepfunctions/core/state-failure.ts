/** A state's failure while it is being interpreted: Retry and Catch see it by its error name. */
export class StateFailure extends Error {
  readonly error: string;
  readonly reason: string;

  constructor(error: string, reason: string) {
    super(`${error}: ${reason}`);
    this.name = 'StateFailure';
    this.error = error;
    this.reason = reason;
  }
}
