import { AwsError } from '../../contracts/aws-error.ts';

/**
 * Asked before the start or after the close. The SDK tries again; a refusal of the token would be taken for "late",
 * and what it brought would be lost.
 */
export class NotRunningError extends AwsError {
  constructor() {
    super('ServiceUnavailable', 'Step Functions is starting or stopping', { status: 503 });
  }
}
