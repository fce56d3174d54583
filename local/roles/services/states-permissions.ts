import type { Permission } from '../permission.ts';

interface Input {
  stateMachineArn?: string;
  executionArn?: string;
}

/** Task tokens name no resource; all else is of a state machine or an execution. */
export function statesPermissions(operation: string, { stateMachineArn, executionArn }: Input): Permission[] {
  return [{ action: `states:${operation}`, resource: stateMachineArn ?? executionArn ?? '*' }];
}
