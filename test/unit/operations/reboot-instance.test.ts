import { beforeEach, describe, expect, it } from 'vitest';
import { UnavailableError } from '../../../src/domain/errors.ts';
import type { Instance } from '../../../src/domain/instance/instance.ts';
import { heartbeat } from '../../../src/operations/agent/heartbeat.ts';
import { rebootInstance } from '../../../src/operations/reboot-instance.ts';
import { instanceKey } from '../../../src/records/keys.ts';
import { type ControlPlane, createControlPlane } from '../../support/control-plane.ts';

let plane: ControlPlane;
let machine: string;

beforeEach(async () => {
  plane = createControlPlane();
  const launched = await plane.compute.launch({
    clientToken: 'web1-1',
    imageId: 'ami-1',
    instanceType: 't3.micro',
    userData: '',
    securityGroupIds: [],
    blockDevices: [],
    tags: {},
    ebsOptimized: false,
  });
  machine = launched.ec2InstanceId;
  plane.compute.settle();
  await plane.addInstance('web1', { Ec2InstanceId: machine });
});

const reboot = () => {
  const caller = { arn: 'arn:aws:iam::123456789012:user/ada', accessKeyId: 'K' };
  return rebootInstance({ ...plane.context, caller }, { InstanceId: 'web1' });
};
const status = async () => (await plane.store.get<Instance>(instanceKey('web1' as never)))?.Status;
const beat = (agentRun: string) =>
  heartbeat(
    plane.context,
    { instanceId: 'web1' as never, ec2InstanceId: machine as never },
    { bootId: 'b', agentRun },
  );

describe('a reboot', () => {
  it('ends when another run of the agent reports in', async () => {
    await beat('run-1');
    await reboot();
    await beat('run-1');
    expect(await status()).toBe('rebooting');
    await beat('run-2');
    expect(await status()).toBe('online');
  });

  it('that EC2 did not take can be asked for again', async () => {
    const asked = plane.compute.reboot;
    plane.compute.reboot = () => Promise.reject(new UnavailableError('slow down'));
    await expect(reboot()).rejects.toThrow(UnavailableError);
    expect(plane.compute.reboots).toEqual([]);
    plane.compute.reboot = asked;
    await reboot();
    expect(plane.compute.reboots).toEqual([machine]);
    expect(await status()).toBe('rebooting');
  });

  it.each(['stopped', 'running_setup', 'stopping', 'connection_lost'] as const)(
    'of an instance that is %s is refused',
    async (Status) => {
      await plane.addInstance('web1', { Status, Ec2InstanceId: machine });
      await expect(reboot()).rejects.toThrow('only an online instance can be rebooted');
    },
  );
});
