import { randomUUID } from 'node:crypto';
import type { DeclaredFunction } from '../serverless/declared-cloud.ts';

const MEMORY_MB = '1024';

/** What Lambda tells a handler about its invocation. */
export interface LambdaContext {
  functionName: string;
  functionVersion: string;
  invokedFunctionArn: string;
  memoryLimitInMB: string;
  awsRequestId: string;
  logGroupName: string;
  logStreamName: string;
  callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
}

export function lambdaContext({ name, arn, timeoutSeconds }: DeclaredFunction): LambdaContext {
  // Functions run in real time, also where the cloud's clock is a test's.
  const deadline = performance.now() + timeoutSeconds * 1000;
  return {
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: MEMORY_MB,
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
  };
}
