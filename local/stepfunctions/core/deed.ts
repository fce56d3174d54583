/** What a step does to the world outside once and for all; carried out at least once after the step is on disk. */
export type Deed =
  | { readonly kind: 'announce'; readonly detail: StatusChange }
  /** A child whose parent gave up waiting for it. */
  | { readonly kind: 'stopChild'; readonly arn: string };

/** The detail of an event "Step Functions Execution Status Change", as AWS sends it. */
export interface StatusChange {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: string;
  readonly startDate: number;
  readonly stopDate: number | null;
  readonly input: string;
  readonly inputDetails: { readonly included: true };
  readonly output: string | null;
  readonly outputDetails: { readonly included: true } | null;
  readonly error: string | null;
  readonly cause: string | null;
}
