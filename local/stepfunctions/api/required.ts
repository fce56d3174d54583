import { AwsError } from '../../contracts/aws-error.ts';

/** @throws AwsError ValidationException when a member that must be there is not */
export function required<Value>(value: Value | undefined, member: string): Value {
  if (value !== undefined) return value;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}
