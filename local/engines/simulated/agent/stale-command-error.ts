/** The control plane says that the command is no longer this agent's: stop working on it. */
export class StaleCommandError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StaleCommandError';
  }
}
