import type { WorkflowContext } from '../workflows/workflow-context.ts';

/** Who signed the request. */
export interface Caller {
  /** The IAM ARN of the user profile whose key signed. */
  arn: string;
  accessKeyId: string;
}

/** All that an operation may touch: what workflows touch (the ports, the installation), and who asked. */
export interface OperationContext extends WorkflowContext {
  caller: Caller;
}
