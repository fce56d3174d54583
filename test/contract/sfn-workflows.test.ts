import { DatabaseSync } from 'node:sqlite';
import { SFNClient } from '@aws-sdk/client-sfn';
import { systemClock } from '../../local/clock/system-clock.ts';
import { createStepFunctions } from '../../local/stepfunctions/create-step-functions.ts';
import { createSfnWorkflows } from '../../src/aws/sfn-workflows.ts';
import { startServices } from '../support/start-services.ts';
import { workflowsContract } from './workflows-contract.ts';

const PREFIX = 'arn:aws:states:us-east-1:000000000000:stateMachine:opswright-test-';

/** Waits to be called back, and ends with what it was called back with. */
const WAITING = {
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: {
    Wait: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: {
        FunctionName: 'arn:aws:lambda:us-east-1:000000000000:function:ask',
        Payload: { token: '{% $states.context.Task.Token %}', id: '{% $states.input.id %}' },
      },
      End: true,
    },
  },
};

workflowsContract('createSfnWorkflows on the local Step Functions', async () => {
  const asked: { token: string; id: string }[] = [];
  const machines = ['boot', 'deploy'].map((name) => ({
    name: `opswright-test-${name}`,
    arn: PREFIX + name,
    definition: WAITING,
    type: 'STANDARD',
  }));
  const stepFunctions = createStepFunctions({
    database: new DatabaseSync(':memory:'),
    clock: systemClock(),
    machines,
    invoke: async (_function, payload) => void asked.push(payload as { token: string; id: string }),
  });
  await stepFunctions.start();
  const server = await startServices([stepFunctions.service]);
  const client = new SFNClient(server.client);

  return {
    workflows: createSfnWorkflows({ client, stateMachineArnPrefix: PREFIX }),
    tokenOf: async (id) => asked.find((each) => each.id === id)?.token ?? '',
    startsOf: (id) => asked.filter((each) => each.id === id).length,
    settle: () => stepFunctions.idle(),
    close: async () => {
      client.destroy();
      await server.close();
      await stepFunctions.close();
    },
  };
});
