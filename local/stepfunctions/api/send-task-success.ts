import type { SendTaskSuccessInput } from '@aws-sdk/client-sfn';
import { AwsError } from '../../contracts/aws-error.ts';
import { LARGEST_DATA_BYTES } from '../core/check-size.ts';
import type { Json } from '../json.ts';
import type { Executions } from '../runtime/executions.ts';
import { required } from './required.ts';
import { tellTask } from './tell-task.ts';

export function sendTaskSuccess(executions: Executions) {
  return async ({ taskToken, output }: SendTaskSuccessInput): Promise<object> => {
    const value = parseOutput(required(output, 'output'));
    return tellTask(executions, taskToken, ({ ref, token }) => ({
      kind: 'tokenSuccess',
      ref,
      token,
      output: value,
    }));
  };
}

function parseOutput(output: string): Json {
  if (Buffer.byteLength(output) > LARGEST_DATA_BYTES) {
    throw new AwsError('ValidationException', `The output is larger than ${LARGEST_DATA_BYTES} bytes.`);
  }
  try {
    return JSON.parse(output);
  } catch (cause) {
    throw new AwsError('InvalidOutput', `Invalid Output: '${(cause as Error).message}'`);
  }
}
