import type { InvocationRequest, InvocationResponse } from '@aws-sdk/client-lambda';
import * as lambda from '@aws-sdk/client-lambda';
import { AwsError } from '../contracts/aws-error.ts';
import type { AwsService } from '../contracts/aws-service.ts';
import { FunctionError } from '../contracts/invoke-function.ts';
import type { AsyncInvocations } from './async-invocations.ts';
import type { Functions } from './functions.ts';

/** The Lambda API: Invoke, at once or asynchronously. */
export function lambdaService(functions: Functions, queue: AsyncInvocations): AwsService {
  return {
    signingName: 'lambda',
    sdk: lambda,
    client: lambda.LambdaClient,
    handlers: {
      Invoke: (request: InvocationRequest) => invoke(functions, queue, request),
    },
  };
}

async function invoke(
  functions: Functions,
  queue: AsyncInvocations,
  { FunctionName = '', InvocationType, Payload }: InvocationRequest,
): Promise<InvocationResponse> {
  functions.find(FunctionName);
  if (InvocationType === 'DryRun') return { StatusCode: 204 };
  const payload = parse(Payload);
  if (InvocationType === 'Event') {
    queue.add(FunctionName, payload);
    return { StatusCode: 202 };
  }
  try {
    return {
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      Payload: bytes(await functions.invoke(FunctionName, payload)),
    };
  } catch (error) {
    return {
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      FunctionError: 'Unhandled',
      Payload: bytes(failure(error)),
    };
  }
}

function parse(payload: Uint8Array | undefined): unknown {
  try {
    return payload === undefined || payload.length === 0 ? {} : JSON.parse(Buffer.from(payload).toString());
  } catch (error) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${String(error)}`,
    );
  }
}

function failure(error: unknown): object {
  if (!(error instanceof FunctionError)) throw error;
  const { errorType, errorMessage, cause } = error;
  return { errorType, errorMessage, trace: cause instanceof Error ? (cause.stack ?? '').split('\n') : [] };
}

function bytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(JSON.stringify(value)));
}
