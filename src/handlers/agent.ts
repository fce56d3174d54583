import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type AgentAnswer, answerAgent } from '../api/agent/answer-agent.ts';
import { readBundle } from '../api/agent/bundle.ts';
import { buildContext } from './build-context.ts';
import { type Build, lambda } from './lambda.ts';
import { readEnvironment } from './read-environment.ts';
import { toHttpRequest } from './to-http-request.ts';
import { withLogging } from './with-logging.ts';

export const build: Build<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> = (record) => {
  const environment = readEnvironment(record);
  const bundles = {
    cookbooks: readBundle(environment.cookbooksFile),
    agent: readBundle(environment.agentFile),
  };
  const context = { ...buildContext(environment), cookbooks: { sha256: bundles.cookbooks.sha256 } };
  return withLogging(environment, 'agent', (logger) => async (event: APIGatewayProxyEventV2) => {
    const onFault = (error: unknown) => logger.error("An agent's call failed.", error as Error);
    return toResult(await answerAgent(toHttpRequest(event), { context, bundles, onFault }));
  });
};

export const handler = lambda(build);

function toResult({ statusCode, headers, body }: AgentAnswer): APIGatewayProxyStructuredResultV2 {
  if (typeof body === 'string') return { statusCode, headers, body };
  return { statusCode, headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
}
