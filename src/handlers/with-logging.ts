import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Environment } from './environment.ts';
import type { LambdaHandler } from './lambda-handler.ts';

/**
 * Wraps a function so that each of its log lines names the invocation, and every error is written down before it
 * makes the invocation fail. What is returned is what must be exported.
 */
export function withLogging<Event, Answer>(
  environment: Environment,
  service: string,
  make: (logger: Logger) => (event: Event) => Promise<Answer>,
): LambdaHandler<Event, Answer> {
  const logger = new Logger({ serviceName: service, logLevel: environment.logLevel });
  const work = make(logger);
  const wrapped = middy()
    .use(injectLambdaContext(logger, { clearState: true }))
    .onError((request) => logger.error('The invocation failed.', request.error as Error))
    .handler((event: unknown) => work(event as Event));
  return wrapped as unknown as LambdaHandler<Event, Answer>;
}
