import type { SendTaskFailureInput } from '@aws-sdk/client-sfn';
import type { Executions } from '../runtime/executions.ts';
import { tellTask } from './tell-task.ts';

export function sendTaskFailure(executions: Executions) {
  return ({ taskToken, error, cause }: SendTaskFailureInput): Promise<object> =>
    tellTask(executions, taskToken, ({ ref, token }) => ({ kind: 'tokenFailure', ref, token, error, cause }));
}
