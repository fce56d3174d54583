/** There is no container engine and this program may not, or could not, install one. See docs/exit-codes.md. */
export class NoEngineError extends Error {
  readonly exitCode = 69;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'NoEngineError';
  }
}
