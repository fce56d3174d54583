import type { CommandId } from '../ids.ts';
import type { CommandType } from './command.ts';

/** The open commands of one instance in their order, and who works on the first. One item: one writer at a time. */
export interface Queue {
  open: QueuedCommand[];
  /** The last fencing token given; one more whenever the head is given to another agent run. */
  fence: number;
  lease?: Lease;
  /** The newest configure generation a command was made for. */
  configured: number;
  /** The newest configure generation that was applied with success. */
  applied?: number;
  /** The run epoch the queue is for; commands of another life are not taken. */
  epoch: number;
}

export interface QueuedCommand {
  commandId: CommandId;
  type: CommandType;
  createdAt: string;
}

export interface Lease {
  commandId: CommandId;
  fence: number;
  agentRun: string;
  /** Epoch milliseconds of the server's clock. */
  until: number;
}
