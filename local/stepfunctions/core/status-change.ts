import type { StatusChange } from './deed.ts';
import type { Execution } from './execution.ts';

/** The detail of the event that tells of an execution's present status. */
export function statusChange({
  arn,
  machine,
  name,
  status,
  startedAt,
  input,
  ending,
}: Execution): StatusChange {
  return {
    executionArn: arn,
    stateMachineArn: machine.arn,
    name,
    status,
    startDate: startedAt,
    stopDate: ending?.at ?? null,
    input,
    inputDetails: { included: true },
    output: ending?.output === undefined ? null : JSON.stringify(ending.output),
    outputDetails: ending?.output === undefined ? null : { included: true },
    error: ending?.error ?? null,
    cause: ending?.cause ?? null,
  };
}
