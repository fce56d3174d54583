import { AwsError } from '../contracts/aws-error.ts';

interface DynaliteError {
  statusCode: number;
  body: { __type: string; message?: string; Message?: string };
}

/** dynalite's errors carry the wire's answer; what is none of them is passed on as it is. */
export function toAwsError(error: unknown): unknown {
  if (!isDynaliteError(error)) return error;
  const { __type: type, message, Message, ...members } = error.body;
  const code = type.split('#').at(-1) ?? type;
  return new AwsError(code, message ?? Message ?? code, { status: error.statusCode, members });
}

function isDynaliteError(error: unknown): error is DynaliteError {
  return error instanceof Error && 'body' in error && 'statusCode' in error;
}
