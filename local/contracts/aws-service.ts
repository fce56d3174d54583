// biome-ignore-all lint/suspicious/noExplicitAny: SDK modules have no common type; a handler is typed where it is written

/** Who called, as the signature says. */
export interface Caller {
  accessKeyId: string;
  /** The Lambda function whose role these credentials are, where they are one's. */
  functionName?: string;
  /** The EC2 instance whose credentials these are, where they are one's. */
  ec2InstanceId?: string;
  /** ARN of the instance profile in whose role the instance acts; absent for its own identity. */
  instanceProfile?: string;
}

export interface Call {
  operation: string;
  region: string;
  requestId: string;
  caller: Caller;
}

/**
 * One AWS service of the local cloud: named as in the signature's scope (`ec2`, `ssm`, `states`, …), with the
 * SDK's client module (its schemas drive the codecs in reverse) and a handler per operation.
 * A handler gets the operation's input as the SDK types it and answers its output; it throws AwsError.
 */
export interface AwsService {
  signingName: string;
  /** The namespace import of the `@aws-sdk/client-*` package. */
  sdk: any;
  /** The SDK client class of that package. */
  client: new (
    config: any,
  ) => any;
  handlers: Record<string, (input: any, call: Call) => Promise<object> | object>;
}
