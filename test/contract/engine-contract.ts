import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, EngineMachine, MachineSpec } from '../../local/contracts/engine.ts';
import { MachineNotRunningError } from '../../local/contracts/machine-not-running-error.ts';

export interface EngineHarness {
  engine: Engine;
  /** A machine that no other test has: its id, names and addresses are its own. */
  spec(): MachineSpec;
  /** Lets the machine stop by itself, as a crash or a shutdown from inside does. */
  crash(ec2InstanceId: string): Promise<void>;
  /** Another engine over the same machines, as a restarted process makes it. */
  another(): Promise<Engine>;
  close(): Promise<void>;
}

/** What every Engine must do. `limitMs` is the time that one test may take. */
export function engineContract(name: string, limitMs: number, make: () => Promise<EngineHarness>): void {
  describe(`${name} is an Engine: it`, { timeout: limitMs }, () => {
    let harness: EngineHarness;
    let engine: Engine;
    const made: string[] = [];

    beforeAll(async () => {
      harness = await make();
      engine = harness.engine;
    }, limitMs);
    afterEach(async () => {
      await Promise.all(made.splice(0).map((id) => engine.remove(id)));
    }, limitMs);
    afterAll(() => harness?.close(), limitMs);

    async function created(changes: Partial<MachineSpec> = {}): Promise<string> {
      const spec = { ...harness.spec(), ...changes };
      made.push(spec.ec2InstanceId);
      await engine.create(spec);
      return spec.ec2InstanceId;
    }

    async function started(): Promise<string> {
      const id = await created();
      await engine.start(id);
      return id;
    }

    async function stateOf(id: string, of = engine): Promise<EngineMachine['state']> {
      return (await of.list()).find((machine) => machine.ec2InstanceId === id)?.state ?? 'absent';
    }

    it('makes a machine that does not run until it is started', async () => {
      const id = await created();
      expect(await stateOf(id)).toBe('stopped');
      await engine.start(id);
      expect(await stateOf(id)).toBe('running');
    });

    it('keeps a stopped machine and starts it again', async () => {
      const id = await started();
      await engine.stop(id);
      expect(await stateOf(id)).toBe('stopped');
      await engine.start(id);
      expect(await stateOf(id)).toBe('running');
    });

    it('leaves a rebooted machine running', async () => {
      const id = await started();
      await engine.reboot(id);
      expect(await stateOf(id)).toBe('running');
    });

    it('removes a machine, running or not', async () => {
      const [running, stopped] = await Promise.all([started(), created()]);
      await Promise.all([engine.remove(running), engine.remove(stopped)]);
      expect(await stateOf(running)).toBe('absent');
      expect(await stateOf(stopped)).toBe('absent');
    });

    it('takes every call twice', async () => {
      const spec = harness.spec();
      made.push(spec.ec2InstanceId);
      const id = spec.ec2InstanceId;
      for (const call of [
        () => engine.create(spec),
        () => engine.start(id),
        () => engine.stop(id),
        () => engine.remove(id),
      ]) {
        await call();
        await call();
      }
      expect(await stateOf(id)).toBe('absent');
    });

    it('takes a call to create a machine that runs already', async () => {
      const spec = harness.spec();
      made.push(spec.ec2InstanceId);
      await engine.create(spec);
      await engine.start(spec.ec2InstanceId);
      await engine.create(spec);
      expect(await stateOf(spec.ec2InstanceId)).toBe('running');
    });

    it('takes calls to stop, to remove and to give back what never was', async () => {
      const id = harness.spec().ec2InstanceId;
      await engine.stop(id);
      await engine.remove(id);
      await engine.removeVolume('vol-0ffffffffffffffff');
    });

    it('does not start a machine that never was', async () => {
      await expect(engine.start(harness.spec().ec2InstanceId)).rejects.toThrow();
    });

    it('finds its machines again after a restart of the process', async () => {
      const [running, stopped] = await Promise.all([started(), created()]);
      const after = await harness.another();
      expect(await stateOf(running, after)).toBe('running');
      expect(await stateOf(stopped, after)).toBe('stopped');
      await after.close();
    });

    it('runs a script in a machine that runs', async () => {
      const id = await started();
      expect(await engine.run(id, 'true')).toEqual({ exitCode: 0, output: '' });
    });

    it('says so when a script is to run in a machine that does not', async () => {
      const id = await created();
      await expect(engine.run(id, 'true')).rejects.toThrow(MachineNotRunningError);
      await expect(engine.run(harness.spec().ec2InstanceId, 'true')).rejects.toThrow(MachineNotRunningError);
    });

    it('tells of a machine that stops by itself', async () => {
      const id = await started();
      const told = changesOf(engine);
      await harness.crash(id);
      expect(await told.next()).toEqual({ ec2InstanceId: id, state: 'stopped' });
      expect(await stateOf(id)).toBe('stopped');
      told.close();
    });

    it('does not tell of what it was asked for', async () => {
      const [asked, crashed] = await Promise.all([started(), started()]);
      const told = changesOf(engine);
      await engine.reboot(asked);
      await engine.stop(asked);
      await engine.start(asked);
      await engine.remove(asked);
      await harness.crash(crashed);
      // The first thing told is what came last: nothing was told before.
      expect(await told.next()).toEqual({ ec2InstanceId: crashed, state: 'stopped' });
      told.close();
    });

    it('tells a watcher nothing after it is closed', async () => {
      const [first, second] = await Promise.all([started(), started()]);
      const [closed, open] = [changesOf(engine), changesOf(engine)];
      await harness.crash(first);
      expect(await closed.next()).toEqual(await open.next());
      closed.close();
      await harness.crash(second);
      expect(await open.next()).toEqual({ ec2InstanceId: second, state: 'stopped' });
      expect(closed.waiting()).toBe(0);
      open.close();
    });
  });
}

/** The changes that an engine tells of, one by one. */
function changesOf(engine: Engine) {
  const waiting: EngineMachine[] = [];
  let wake = () => {};
  const watch = engine.watch((change) => {
    waiting.push(change);
    wake();
  });
  return {
    close: () => watch.close(),
    waiting: () => waiting.length,
    async next(): Promise<EngineMachine> {
      for (;;) {
        const change = waiting.shift();
        if (change) return change;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
