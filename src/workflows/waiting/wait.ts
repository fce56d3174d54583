import type { InstanceId, StackId } from '../../domain/ids.ts';
import type { TaskToken } from '../../ports/workflows.ts';

/** What a state machine can wait for. */
export type Condition =
  /** EC2 says that the machine runs, or that it runs no more. */
  | { kind: 'machine'; instanceId: InstanceId; epoch: number; until: 'running' | 'halted' }
  /** The agent has proved which machine it is on. */
  | { kind: 'contact'; instanceId: InstanceId; epoch: number }
  /** Every command of the batch has ended. */
  | { kind: 'batch'; batchId: string }
  /** Nothing runs on the instance. */
  | { kind: 'idle'; instanceId: InstanceId; epoch: number }
  /** No load balancer of the stack sends to the instance any more: all have applied the generation without it. */
  | { kind: 'drained'; stackId: StackId; instanceId: InstanceId; epoch: number; generation: number }
  /** The stack's marks are not the `marks` any more that were seen. */
  | { kind: 'mark'; stackId: StackId; marks: number };

/** A state machine that waits: by which token and for what. */
export interface Wait {
  condition: Condition;
  token: TaskToken;
  since: string;
}

/** The name under which waits are kept and found: what an event says has changed. */
export function subjectOf(condition: Condition): string {
  switch (condition.kind) {
    case 'batch':
      return `batch/${condition.batchId}`;
    case 'mark':
    case 'drained':
      return `${condition.kind}/${condition.stackId}`;
    case 'machine':
    case 'contact':
    case 'idle':
      return `${condition.kind}/${condition.instanceId}`;
  }
}
