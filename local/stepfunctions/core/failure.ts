/** Why a state, a branch or an execution failed. A Fail state may leave out either. */
export interface Failure {
  readonly error?: string;
  readonly cause?: string;
}
