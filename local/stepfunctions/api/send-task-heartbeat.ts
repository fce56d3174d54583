import type { SendTaskHeartbeatInput } from '@aws-sdk/client-sfn';
import type { Executions } from '../runtime/executions.ts';
import { tellTask } from './tell-task.ts';

export function sendTaskHeartbeat(executions: Executions) {
  return ({ taskToken }: SendTaskHeartbeatInput): Promise<object> =>
    tellTask(executions, taskToken, ({ ref, token }) => ({ kind: 'tokenHeartbeat', ref, token }));
}
