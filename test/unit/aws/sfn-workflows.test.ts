import { SFNClient } from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it } from 'vitest';
import { createSfnWorkflows } from '../../../src/aws/sfn-workflows.ts';
import { UnavailableError } from '../../../src/domain/errors.ts';
import {
  json,
  jsonError,
  type ScriptedAnswer,
  type ScriptedAws,
  startScriptedAws,
} from '../../support/scripted-aws.ts';

const PREFIX = 'arn:aws:states:us-east-1:000000000000:stateMachine:opswright-test-';

let aws: ScriptedAws | undefined;
afterEach(() => aws?.close());

async function workflowsOver(answer: () => ScriptedAnswer) {
  aws = await startScriptedAws(answer);
  const client = new SFNClient({ ...aws.client, maxAttempts: 1 });
  return createSfnWorkflows({ client, stateMachineArnPrefix: PREFIX });
}

const inputs = () => aws?.calls.map(({ body }) => JSON.parse(body)) ?? [];

describe('the state machines', () => {
  it('are named by the prefix and their own name', async () => {
    const workflows = await workflowsOver(() => json({ status: 'RUNNING' }));
    await workflows.start('boot', 'i-1', { id: 1 });
    await workflows.outcome('deploy', 'd-1');
    expect(inputs()).toStrictEqual([
      { stateMachineArn: `${PREFIX}boot`, name: 'i-1', input: '{"id":1}' },
      { executionArn: 'arn:aws:states:us-east-1:000000000000:execution:opswright-test-deploy:d-1' },
    ]);
  });

  it.each(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'])(
    'take %s as a late callback, which is success',
    async (code) => {
      const workflows = await workflowsOver(() => jsonError(code));
      await workflows.resume('token', {});
      await workflows.fail('token', 'Error', 'cause');
      expect(aws?.calls).toHaveLength(2);
    },
  );

  it('take ExecutionAlreadyExists as success', async () => {
    const workflows = await workflowsOver(() => jsonError('ExecutionAlreadyExists'));
    await workflows.start('boot', 'i-1', {});
  });

  it('do not hide other errors', async () => {
    const workflows = await workflowsOver(() => jsonError('StateMachineDoesNotExist'));
    await expect(workflows.start('boot', 'i-1', {})).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
    await expect(workflows.resume('token', {})).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  it('say that they are unavailable when Step Functions throttles', async () => {
    const workflows = await workflowsOver(() => jsonError('ThrottlingException'));
    await expect(workflows.start('boot', 'i-1', {})).rejects.toThrow(UnavailableError);
  });

  it('cut error and cause to what Step Functions takes', async () => {
    const workflows = await workflowsOver(() => json({}));
    await workflows.fail('token', 'E'.repeat(300), 'c'.repeat(40_000));
    expect(inputs()).toMatchObject([{ error: 'E'.repeat(256), cause: 'c'.repeat(32_768) }]);
  });

  it.each([
    ['TIMED_OUT', { status: 'failed', error: 'States.Timeout', cause: undefined }],
    ['ABORTED', { status: 'failed', error: undefined, cause: undefined }],
    ['PENDING_REDRIVE', { status: 'running' }],
  ])('tell the status %s in our words', async (status, outcome) => {
    const workflows = await workflowsOver(() => json({ status }));
    expect(await workflows.outcome('boot', 'i-1')).toStrictEqual(outcome);
  });
});
