import type { Ending, Execution, ExecutionStatus } from './execution.ts';

/** What a parent learns of an execution it started. */
export interface ExecutionSummary {
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly status: ExecutionStatus;
  readonly input: string;
  readonly startedAt: number;
  readonly ending?: Ending;
}

export function summaryOf(execution: Execution): ExecutionSummary {
  const { arn, name, machine, status, input, startedAt, ending } = execution;
  return { arn, name, machineArn: machine.arn, status, input, startedAt, ending };
}
