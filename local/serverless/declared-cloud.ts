// What a serverless.yml declares, read and resolved: the vocabulary of this folder in one place.

/** An IAM statement, its lists made uniform and its references resolved. */
export interface Statement {
  effect: 'Allow' | 'Deny';
  /** Patterns such as `dynamodb:*Item`. */
  actions: string[];
  /** ARN patterns. */
  resources: string[];
}

export interface Route {
  /** `*` for any. */
  method: string;
  /** `/agent/{proxy+}`; `$default` for what no other route meets. */
  path: string;
  /** Callers must sign for execute-api. */
  iamAuthorizer: boolean;
}

export interface DeclaredFunction {
  /** The name in serverless.yml, e.g. `api`. */
  key: string;
  /** The deployed name. */
  name: string;
  arn: string;
  /** Path of the handler's module without extension, from serverless.yml's folder. */
  module: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  statements: Statement[];
  routes: Route[];
  /** How often an asynchronous invocation that failed is tried again. */
  maximumRetryAttempts: number;
  /** ARN of the queue that gets asynchronous invocations that failed for good. */
  deadLetterArn?: string;
}

export interface Target {
  id: string;
  arn: string;
  /** A constant in place of the event. */
  input?: string;
  inputPath?: string;
  inputTransformer?: { inputPathsMap: Record<string, string>; inputTemplate: string };
  maximumRetryAttempts?: number;
  maximumEventAgeSeconds?: number;
  deadLetterArn?: string;
}

export interface DeclaredRule {
  name: string;
  enabled: boolean;
  pattern?: object;
  /** `rate(…)` or `cron(…)` */
  scheduleExpression?: string;
  targets: Target[];
}

export interface DeclaredSchedule {
  name: string;
  expression: string;
  timezone?: string;
  targetArn: string;
  input?: string;
}

export interface DeclaredStateMachine {
  name: string;
  arn: string;
  /** `STANDARD` or `EXPRESS` */
  type: string;
  /** The ASL definition with its substitutions made. */
  definition: object;
  roleStatements: Statement[];
}

export interface DeclaredTable {
  name: string;
  /** In the form of CreateTable's request. */
  definition: object;
  timeToLiveAttribute?: string;
}

export interface DeclaredKey {
  id: string;
  spec: string;
  usage: string;
  aliases: string[];
}

export interface DeclaredDocument {
  name: string;
  content: object;
}

export interface DeclaredParameter {
  name: string;
  type: string;
  value: string;
}

export interface DeclaredCloud {
  service: string;
  stage: string;
  region: string;
  accountId: string;
  functions: DeclaredFunction[];
  rules: DeclaredRule[];
  schedules: DeclaredSchedule[];
  stateMachines: DeclaredStateMachine[];
  tables: DeclaredTable[];
  buckets: string[];
  keys: DeclaredKey[];
  documents: DeclaredDocument[];
  parameters: DeclaredParameter[];
}
