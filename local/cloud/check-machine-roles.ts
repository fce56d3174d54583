import { allows } from '../roles/allows.ts';
import type { DeclaredCloud, DeclaredStateMachine } from '../serverless/declared-cloud.ts';

const FUNCTION_ARN = /arn:aws:lambda:[\w-]+:\d+:function:[\w-]+/g;

/**
 * A state machine may call the functions that its role allows, and no others: those that its definition names are
 * known before it runs.
 * @throws Error naming the machine and the function
 */
export function checkMachineRoles({ stateMachines }: DeclaredCloud): void {
  for (const machine of stateMachines) {
    for (const resource of functionsOf(machine)) {
      if (allows(machine.roleStatements, { action: 'lambda:InvokeFunction', resource })) continue;
      throw new Error(
        `serverless.yml: the role of the state machine ${machine.name} may not call ${resource}`,
      );
    }
  }
}

function functionsOf({ definition }: DeclaredStateMachine): Set<string> {
  return new Set(JSON.stringify(definition).match(FUNCTION_ARN) ?? []);
}
