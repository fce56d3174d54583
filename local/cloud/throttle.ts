import { AwsError } from '../contracts/aws-error.ts';
import type { Faults } from '../faults/faults.ts';
import type { AdmitCall } from '../wire/admit-call.ts';

const CODES: Record<string, { code: string; status: number }> = {
  dynamodb: { code: 'ProvisionedThroughputExceededException', status: 400 },
  ec2: { code: 'RequestLimitExceeded', status: 503 },
  s3: { code: 'SlowDown', status: 503 },
};
const USUAL = { code: 'ThrottlingException', status: 400 };

/** The fault mode's "slow down", in the words of each service. Only functions hear it: people have done nothing. */
export function throttle(faults: Faults): AdmitCall {
  return (service, { caller }) => {
    if (caller.functionName === undefined || !faults.strikes('throttles')) return;
    const { code, status } = CODES[service] ?? USUAL;
    throw new AwsError(code, 'Rate exceeded (a fault that was asked for)', { status });
  };
}
