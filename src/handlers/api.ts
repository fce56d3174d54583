import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { answer } from '../api/answer.ts';
import { findAccessKey } from '../records/find-access-key.ts';
import { buildContext } from './build-context.ts';
import { type Build, lambda } from './lambda.ts';
import { readEnvironment } from './read-environment.ts';
import { toHttpRequest } from './to-http-request.ts';
import { withLogging } from './with-logging.ts';

/** The OpsWorks API: `POST /`, signed with a key that this installation issued. */
export const build: Build<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> = (record) => {
  const environment = readEnvironment(record);
  const context = buildContext(environment);
  return withLogging(environment, 'api', (logger) => (event: APIGatewayProxyEventV2) => {
    const onFault = (error: unknown, requestId: string) =>
      logger.error('A request failed.', { error: error as Error, opsworksRequestId: requestId });
    const findKey = (accessKeyId: string) => findAccessKey(context, accessKeyId);
    return answer(toHttpRequest(event), { context, findKey, onFault });
  });
};

export const handler = lambda(build);
