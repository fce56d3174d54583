/** Lambda's answer when the function itself failed. */
export class FunctionError extends Error {
  readonly errorType: string;
  readonly errorMessage: string;

  constructor(errorType: string, errorMessage: string, options?: ErrorOptions) {
    super(`${errorType}: ${errorMessage}`, options);
    this.name = 'FunctionError';
    this.errorType = errorType;
    this.errorMessage = errorMessage;
  }
}

/** Runs a Lambda function by name or ARN and answers its result; throws FunctionError when the function failed. */
export type InvokeFunction = (nameOrArn: string, payload: unknown) => Promise<unknown>;
