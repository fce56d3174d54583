import { AwsError } from '../contracts/aws-error.ts';

/** @throws AwsError MissingParameter */
export function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined)
    throw new AwsError('MissingParameter', `The request must contain the parameter ${name}`);
  return value;
}
