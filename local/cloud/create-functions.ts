import type { Credentials } from '../credentials/credentials.ts';
import { Functions } from '../lambda/functions.ts';
import { LambdaFunction } from '../lambda/lambda-function.ts';
import { loadHandler } from '../lambda/load-handler.ts';
import type { DeclaredCloud, DeclaredFunction } from '../serverless/declared-cloud.ts';

export interface FunctionOptions {
  declared: DeclaredCloud;
  /** The folder of serverless.yml: handlers are named from there. */
  folder: string;
  endpoint: string;
  credentials: Credentials;
  /** Set over what serverless.yml says. */
  environment: Record<string, string>;
}

/** Every declared function, each with the environment and the key pair of its own role. */
export function createFunctions(options: FunctionOptions): Functions {
  return new Functions(
    options.declared.functions.map(
      (each) =>
        new LambdaFunction(each, () => loadHandler(options.folder, each, environmentOf(each, options))),
    ),
  );
}

function environmentOf(each: DeclaredFunction, options: FunctionOptions): Record<string, string> {
  const { accessKeyId, secretAccessKey } = options.credentials.ofFunction(each.name);
  return {
    ...each.environment,
    ...options.environment,
    AWS_REGION: options.declared.region,
    AWS_DEFAULT_REGION: options.declared.region,
    AWS_ENDPOINT_URL: options.endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_LAMBDA_FUNCTION_NAME: each.name,
  };
}
