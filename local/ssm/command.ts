import type { CommandInvocationStatus } from '@aws-sdk/client-ssm';

/** One machine's part in a command. */
export interface Invocation {
  ec2InstanceId: string;
  status: CommandInvocationStatus;
  exitCode: number;
  output: string;
  startedMs?: number;
  endedMs?: number;
}

export interface Command {
  id: string;
  documentName: string;
  comment: string;
  parameters: Record<string, string[]>;
  targets: { Key?: string; Values?: string[] }[];
  /** The ids that the caller named; empty for a command by tag. */
  instanceIds: string[];
  script: string;
  requestedMs: number;
  /** A machine that has not begun by then never will. */
  expiresMs: number;
  /** How many machines run it at a time. */
  width: number;
  invocations: Invocation[];
}

/** The state of the whole, as SSM tells it. */
export function statusOf({ invocations }: Command): CommandInvocationStatus {
  const statuses = new Set(invocations.map(({ status }) => status));
  if (statuses.has('InProgress')) return 'InProgress';
  if (statuses.has('Pending')) return statuses.size === 1 ? 'Pending' : 'InProgress';
  if (statuses.has('Failed')) return 'Failed';
  return statuses.has('TimedOut') ? 'TimedOut' : 'Success';
}
