import type { Permission } from '../permission.ts';

interface Input {
  stateMachineArn?: string;
  executionArn?: string;
}

/** A task token is opaque: which machine it belongs to is not said. All else names a machine or an execution. */
export function statesPermissions(operation: string, { stateMachineArn, executionArn }: Input): Permission[] {
  return [{ action: `states:${operation}`, resource: stateMachineArn ?? executionArn }];
}
