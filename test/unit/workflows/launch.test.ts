import { beforeEach, describe, expect, it, vi } from 'vitest';
import { StaleError } from '../../../src/domain/errors.ts';
import type { InstanceId } from '../../../src/domain/ids.ts';
import { startInstance } from '../../../src/operations/start-instance.ts';
import { stopInstance } from '../../../src/operations/stop-instance.ts';
import { updateLayer } from '../../../src/operations/update-layer.ts';
import { updateStack } from '../../../src/operations/update-stack.ts';
import { getInstance } from '../../../src/records/get-instance.ts';
import { abandon } from '../../../src/workflows/boot/abandon.ts';
import { launch } from '../../../src/workflows/boot/launch.ts';
import { halt } from '../../../src/workflows/shutdown/halt.ts';
import { type ControlPlane, createControlPlane } from '../../support/control-plane.ts';
import { phpStack } from '../../support/world/php-stack.ts';

let plane: ControlPlane;
let instanceId: InstanceId;

beforeEach(async () => {
  plane = createControlPlane();
  const stack = await phpStack({ context: context() });
  instanceId = (await stack.addInstance('web1')) as InstanceId;
  await startInstance(context(), { InstanceId: instanceId });
});

function context() {
  return {
    ...plane.context,
    caller: { arn: 'arn:aws:iam::123456789012:user/ada', accessKeyId: 'AKIATEST' },
  };
}

const first = () => ({ instanceId, epoch: 1 });
const stored = () => getInstance(plane.store, instanceId);
const states = () => plane.compute.machines().map((machine) => machine.state);

describe('a launch', () => {
  it('that runs twice is one machine, asked for with equal parameters', async () => {
    await launch(plane.context, first());
    await launch(plane.context, first());
    expect(plane.compute.machines()).toHaveLength(1);
    expect(await stored()).toMatchObject({
      Status: 'pending',
      Ec2InstanceId: plane.compute.machines()[0]?.ec2InstanceId,
    });
  });

  it('that was ended before its machine was recorded finds the same one again', async () => {
    const ask = plane.compute.launch;
    plane.compute.launch = async (plan) => {
      await ask(plan);
      throw new Error('the function was ended');
    };
    await expect(launch(plane.context, first())).rejects.toThrow('the function was ended');
    expect((await stored()).Status).toBe('requested');
    expect((await stored()).Ec2InstanceId).toBeUndefined();
    plane.compute.launch = ask;
    await launch(plane.context, first());
    expect(plane.compute.machines()).toHaveLength(1);
    expect((await stored()).Status).toBe('pending');
  });

  it('keeps its plan, though the stack is edited before it is asked for again', async () => {
    const ask = plane.compute.launch;
    const plans: object[] = [];
    plane.compute.launch = async (plan) => {
      plans.push(plan);
      if (plans.length === 1) throw new Error('the function was ended');
      return ask(plan);
    };
    await expect(launch(plane.context, first())).rejects.toThrow('the function was ended');
    await updateStack(context(), { StackId: (await stored()).StackId, Name: 'Renamed' });
    await launch(plane.context, first());
    expect(plans[1]).toEqual(plans[0]);
  });

  it('whose machine is answered after a stop was accepted terminates it', async () => {
    const ask = plane.compute.launch;
    plane.compute.launch = async (plan) => {
      const machine = await ask(plan);
      await stopInstance(context(), { InstanceId: instanceId });
      return machine;
    };
    await expect(launch(plane.context, first())).rejects.toThrow(StaleError);
    expect(states()).toEqual(['shutting-down']);
    expect((await stored()).Ec2InstanceId).toBeUndefined();
  });

  it('that was ended after such a stop leaves a machine to the shutdown', async () => {
    const ask = plane.compute.launch;
    plane.compute.launch = async (plan) => {
      await ask(plan);
      await stopInstance(context(), { InstanceId: instanceId });
      throw new Error('the function was ended');
    };
    await expect(launch(plane.context, first())).rejects.toThrow('the function was ended');
    await halt(plane.context, { instanceId, epoch: 2 });
    expect(states()).toEqual(['shutting-down']);
  });

  it('that is overtaken is abandoned, without touching the machine that the record names', async () => {
    await launch(plane.context, first());
    await stopInstance(context(), { InstanceId: instanceId });
    await abandon(plane.context, first());
    expect(states()).toEqual(['pending']);
    vi.spyOn(plane.store, 'get').mockResolvedValueOnce(undefined);
    await abandon(plane.context, first());
    expect(states()).toEqual(['shutting-down']);
  });
});

describe('a public address', () => {
  it('is asked for as the layer says, for an instance in a subnet', async () => {
    const { version: _, ...instance } = await stored();
    const layerId = instance.LayerIds[0] ?? '';
    await plane.store.write([{ kind: 'put', item: { ...instance, SubnetId: 'subnet-1' } }]);
    await updateLayer(context(), { LayerId: layerId, AutoAssignPublicIps: false });
    await launch(plane.context, first());
    expect(plane.compute.launches[0]?.publicIp).toBe(false);
  });

  it('is left to EC2 elsewhere', async () => {
    await launch(plane.context, first());
    expect(plane.compute.launches[0]).not.toHaveProperty('publicIp');
  });
});
