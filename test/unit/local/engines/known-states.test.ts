import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineMachine } from '../../../../local/contracts/engine.ts';
import { KnownStates } from '../../../../local/engines/docker/known-states.ts';

const running: EngineMachine = { ec2InstanceId: 'i-1', state: 'running' };
const stopped: EngineMachine = { ec2InstanceId: 'i-1', state: 'stopped' };
const absent: EngineMachine = { ec2InstanceId: 'i-1', state: 'absent' };

describe('changes of machines', () => {
  let states: KnownStates;
  let told: EngineMachine[];

  beforeEach(() => {
    states = new KnownStates();
    told = [];
    states.listen((change) => told.push(change));
    states.learn(running);
  });

  it('are told once when nobody asked for them', () => {
    states.observe(stopped);
    states.observe(stopped);
    expect(told).toEqual([stopped]);
  });

  it('are not told while we bring them about, nor when their event comes late', async () => {
    await states.during('i-1', 'stopped', async () => states.observe(stopped));
    states.observe(stopped);
    expect(told).toEqual([]);
  });

  it('are not told when a reboot passes through them', async () => {
    await states.during('i-1', 'running', async () => {
      states.observe(stopped);
      states.observe(running);
    });
    states.observe(running);
    expect(told).toEqual([]);
  });

  it('are told of other machines meanwhile', async () => {
    states.learn({ ec2InstanceId: 'i-2', state: 'running' });
    const crashed: EngineMachine = { ec2InstanceId: 'i-2', state: 'stopped' };
    await states.during('i-1', 'stopped', async () => states.observe(crashed));
    expect(told).toEqual([crashed]);
  });

  it('are told after a call of ours that failed', async () => {
    await expect(states.during('i-1', 'stopped', () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    states.observe(stopped);
    expect(told).toEqual([stopped]);
  });

  it('stay quiet until the last of two calls at once has ended', async () => {
    const second = Promise.withResolvers<void>();
    const both = states.during('i-1', 'running', () => second.promise);
    await states.during('i-1', 'stopped', async () => undefined);
    states.observe(running);
    expect(told).toEqual([]);
    second.resolve();
    await both;
  });

  it('include that a machine is gone, and that an unknown one runs', () => {
    states.observe(absent);
    states.observe(running);
    expect(told).toEqual([absent, running]);
  });

  it('are no news of a machine just made, but are of one made a second time', async () => {
    const made: EngineMachine = { ec2InstanceId: 'i-2', state: 'stopped' };
    await states.during('i-2', undefined, async () => states.meet(made));
    await states.during('i-1', undefined, async () => states.meet(stopped));
    for (const machine of [made, stopped]) states.observe(machine);
    expect(told).toEqual([stopped]);
  });

  it('are not told to those who stopped listening', () => {
    const heard: EngineMachine[] = [];
    const stop = states.listen((change) => heard.push(change));
    stop();
    states.observe(stopped);
    expect(heard).toEqual([]);
  });
});
