import { AwsError } from '../../local/contracts/aws-error.ts';
import { createSsmWake } from '../../src/aws/ssm-wake.ts';
import type { Ec2InstanceId, StackId } from '../../src/domain/ids.ts';
import { startSsm } from '../support/start-ssm.ts';
import { wakeContract } from './wake-contract.ts';

const WAKE = {
  schemaVersion: '2.2',
  parameters: { spreadSeconds: { default: '0' } },
  mainSteps: [
    {
      action: 'aws:runShellScript',
      name: 'wake',
      inputs: { runCommand: ['/opt/opswright/bin/wake {{ spreadSeconds }}'] },
    },
  ],
};

wakeContract('createSsmWake on the local SSM', async () => {
  const machines = ['i-0000000000000001a', 'i-0000000000000002a', 'i-0000000000000003a'] as Ec2InstanceId[];
  const stack = 'a stack' as StackId;
  let woken: Ec2InstanceId[] = [];
  const { ssm, client, close } = await startSsm({
    documents: [{ name: 'opswright-test-wake', content: WAKE }],
    machines: {
      isRunning: (id) => machines.includes(id as Ec2InstanceId),
      withTag: (key, value) => (key === 'opsworks:stack-id' && value === stack ? machines.slice(0, -1) : []),
      run: async (id, script) => {
        if (!script.includes('/opt/opswright/bin/wake')) throw new AwsError('UnexpectedScript', script);
        woken.push(id as Ec2InstanceId);
        return { exitCode: 0, output: '' };
      },
    },
  });
  return {
    wake: createSsmWake({ client, documentName: 'opswright-test-wake' }),
    machines,
    stack,
    woken: async () => {
      await ssm.busy.idle();
      const since = woken.sort();
      woken = [];
      return since;
    },
    close,
  };
});
