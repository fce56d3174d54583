import { beforeEach, describe, expect, test } from 'vitest';
import { IMAGE, makeEc2, statesTold } from '../../../support/start-ec2.ts';

let cloud: ReturnType<typeof makeEc2>;
let asked: string[];
/** What ends the preparation of a machine, by its id. */
let finish: Map<string, () => void>;

beforeEach(async () => {
  cloud = makeEc2();
  asked = [];
  finish = new Map();
  cloud.engine.prepare = async ({ ec2InstanceId: id, tags }) => {
    asked.push(id);
    if (finish.has(id) || tags.slow === undefined) return undefined;
    return { ended: new Promise((end) => finish.set(id, end)) };
  };
  await cloud.ec2.start();
});

const call = { operation: '', region: 'us-east-1', requestId: '1', caller: { accessKeyId: 'a' } };

async function launch(tags: { Key: string; Value: string }[] = []): Promise<string> {
  const TagSpecifications = [{ ResourceType: 'instance', Tags: tags }];
  const input = { ImageId: IMAGE, MinCount: 1, MaxCount: 1, TagSpecifications };
  const output = await cloud.ec2.service.handlers.RunInstances?.(input, call);
  await cloud.ec2.idle();
  return (output as { Instances: { InstanceId: string }[] }).Instances[0]?.InstanceId ?? '';
}

async function tell(operation: string, id: string): Promise<void> {
  await cloud.ec2.service.handlers[operation]?.({ InstanceIds: [id] }, call);
  await cloud.ec2.idle();
}

const slow = [{ Key: 'slow', Value: 'yes' }];

describe('a machine that takes preparation', () => {
  test('is made when the preparation has ended; until then its instance is pending', async () => {
    const id = await launch(slow);
    expect(statesTold(cloud.events, id)).toEqual(['pending']);
    expect(cloud.engine.states.has(id)).toBe(false);
    finish.get(id)?.();
    await Promise.resolve();
    await cloud.ec2.idle();
    expect(statesTold(cloud.events, id)).toEqual(['pending', 'running']);
    expect(cloud.engine.specs.get(id)?.tags).toEqual({ slow: 'yes' });
  });

  test('holds up no other, however many wait', async () => {
    for (let count = 0; count < 10; count++) await launch(slow);
    const quick = await launch();
    expect(statesTold(cloud.events, quick)).toEqual(['pending', 'running']);
  });

  test('is not made for an instance that was terminated meanwhile', async () => {
    const id = await launch(slow);
    await tell('TerminateInstances', id);
    expect(statesTold(cloud.events, id)).toEqual(['pending', 'shutting-down', 'terminated']);
    finish.get(id)?.();
    await Promise.resolve();
    await cloud.ec2.idle();
    expect(cloud.engine.states.has(id)).toBe(false);
  });

  test('is prepared once: a stopped one starts again as it is', async () => {
    const id = await launch();
    expect(asked).toEqual([id]);
    await tell('StopInstances', id);
    await tell('StartInstances', id);
    expect(cloud.engine.states.get(id)).toBe('running');
    expect(asked).toEqual([id]);
  });
});
