/** An error as AWS answers it: `code` is the wire's error code (`ResourceNotFoundException`, `InvalidInstanceID.NotFound`). */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  /** Further members of the modelled error. */
  readonly members: object;

  constructor(code: string, message: string, options: { status?: number; members?: object } = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = options.status ?? 400;
    this.members = options.members ?? {};
  }
}
