import type { AwsEnvironment } from '../aws/aws-environment.ts';
import type { Settings } from '../domain/settings.ts';

export type LogLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';

/** Everything a function learns from its environment, read once. */
export interface Environment {
  readonly aws: Readonly<AwsEnvironment>;
  readonly settings: Readonly<Settings>;
  readonly stage: string;
  readonly logLevel: LogLevel;
  /** The URL at which instances reach the agent's routes, without a slash at its end. */
  readonly agentEndpoint: string;
  /** tar.gz of the built-in cookbooks, in the function's package. */
  readonly cookbooksFile: string;
  /** tar.gz of the agent, in the function's package. */
  readonly agentFile: string;
}
