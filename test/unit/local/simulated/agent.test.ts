import { beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '../../../../local/clock/manual-clock.ts';
import { createSimulator, type Simulator } from '../../../../local/engines/simulated/create-simulator.ts';
import { findLedgerFaults } from '../../../../local/engines/simulated/find-ledger-faults.ts';
import type { SimulatorScript } from '../../../../local/engines/simulated/simulator-script.ts';
import { CONTROL, METADATA, standInControlPlane } from '../../../support/stand-in-control-plane.ts';
import { IMAGE, makeEc2 } from '../../../support/start-ec2.ts';

const SECOND = 1000;
const WAKE = '/opt/opswright/bin/wake';

let clock: ReturnType<typeof manualClock>;
let plane: ReturnType<typeof standInControlPlane>;
let simulator: Simulator;
let ec2: ReturnType<typeof makeEc2>['ec2'];
let machine: string;

beforeEach(() => {
  clock = manualClock(Date.parse('2026-01-05T12:00:00Z'));
  plane = standInControlPlane(clock.now, () => ec2);
});

/** Boots one machine of this script and lets a second pass: its agent has then come to rest. */
async function boot(script: SimulatorScript = {}) {
  const report = (error: unknown) => {
    throw error;
  };
  simulator = createSimulator({ clock, script, transport: plane.transport, report });
  ({ ec2 } = makeEc2({
    clock,
    engine: simulator,
    simulatorSecret: simulator.secret,
    machine: { environment: { AWS_EC2_METADATA_SERVICE_ENDPOINT: METADATA } },
  }));
  const call = {
    operation: 'RunInstances',
    region: 'us-east-1',
    requestId: '1',
    caller: { accessKeyId: 'a' },
  };
  const settings = { endpoint: CONTROL, region: 'us-east-1', instanceId: 'instance-1', stackId: 'stack-1' };
  const UserData = Buffer.from(
    `#!/bin/sh\nset -eu\ncat > /etc/opswright/agent.json <<'JSON'\n${JSON.stringify(settings)}\nJSON\ntrue\n`,
  ).toString('base64');
  const launched = await ec2.service.handlers.RunInstances?.(
    { ImageId: IMAGE, MinCount: 1, MaxCount: 1, UserData },
    call,
  );
  machine = (launched as { Instances: { InstanceId: string }[] }).Instances[0]?.InstanceId ?? '';
  await ec2.idle();
  await pass(SECOND);
}

const pass = (ms: number) => clock.advance(ms, () => simulator.idle());
const ledger = () => simulator.ledger();

describe('a simulated machine', () => {
  test('proves which machine it is, gets its key and asks for work', async () => {
    await boot();
    expect(plane.paths()).toEqual(['/agent/hello', '/agent/register', '/agent/next']);
    expect(plane.heard[1]?.body).toMatchObject({
      instanceId: 'instance-1',
      ec2InstanceId: machine,
      privateIp: '10.231.0.4',
      publicIp: '127.77.0.4',
    });
  });

  test('runs its commands in order, one at a time, and tells log and result of each', async () => {
    const commands = [plane.command(), plane.command({ activity: 'deploy' }), plane.command()];
    await boot();
    expect(plane.results().map(({ commandId }) => commandId)).toEqual(
      commands.map(({ commandId }) => commandId),
    );
    expect(plane.results()[0]).toMatchObject({ exitCode: 0, fence: 1, startedAt: expect.any(String) });
    expect(plane.logs.get('command-1')).toBe('Running setup: a::b\n');
    const entries = await ledger();
    expect(entries.map(({ outcome, generation }) => [outcome, generation])).toEqual([
      ['succeeded', 3],
      ['succeeded', 3],
      ['succeeded', 3],
    ]);
    expect(findLedgerFaults(entries)).toEqual([]);
  });

  test('asks for work at once when woken, and not before', async () => {
    await boot();
    plane.command();
    await pass(SECOND);
    expect(await ledger()).toEqual([]);
    await ec2.runOnMachine(machine, `#!/bin/sh\n${WAKE}\n`);
    await pass(SECOND);
    expect(await ledger()).toHaveLength(1);
  });

  test('finds its work within a heartbeat when the wake is lost', async () => {
    await boot();
    plane.command();
    plane.look = true;
    await pass(66 * SECOND);
    expect(await ledger()).toHaveLength(1);
  });

  test('beats every heartbeat, also while a command runs, and says which', async () => {
    plane.command();
    await boot({ run: { ms: 300 * SECOND } });
    await pass(280 * SECOND);
    const beats = plane.heard.filter(({ path }) => path === '/agent/heartbeat');
    expect(beats.length).toBeGreaterThanOrEqual(4);
    expect(beats.at(-1)?.body.running).toEqual({ commandId: 'command-1', fence: 1 });
    expect(beats.at(-1)?.body.cpu).toMatchObject({ user: 1, idle: 99 });
    await pass(300 * SECOND);
    const idle = plane.heard.filter(({ path }) => path === '/agent/heartbeat').at(-1);
    expect(idle?.body.running).toBeUndefined();
  });

  test('ends a run that takes longer than the command allows', async () => {
    plane.command({ timeoutSeconds: 60 });
    await boot({ run: { ms: 300 * SECOND } });
    await pass(61 * SECOND);
    expect(plane.results()[0]).toMatchObject({ exitCode: -1, signal: 'KILL' });
  });

  test('reports a run that its own end cut off as interrupted, and never runs it again', async () => {
    plane.command();
    await boot({ runs: [{ when: { nth: 1 }, do: { ms: 300 * SECOND } }] });
    await simulator.reboot(machine);
    await pass(2 * SECOND);
    expect(plane.results()[0]).toMatchObject({ commandId: 'command-1', exitCode: -1, interrupted: true });
    expect((await ledger()).map(({ outcome }) => outcome)).toEqual(['interrupted']);
    const boots = new Set(plane.heard.map(({ body }) => body.bootId).filter(Boolean));
    expect(boots.size).toBe(2);
    // The key is on its disk.
    expect(plane.paths().filter((path) => path === '/agent/register')).toHaveLength(1);
  });

  test('keeps its result while the control plane is away, and delivers it later', async () => {
    plane.command();
    await boot({ run: { ms: 5 * SECOND } });
    plane.fault = () => 'broken';
    await pass(600 * SECOND);
    plane.fault = () => undefined;
    await pass(61 * SECOND);
    expect(plane.results()).toMatchObject([{ commandId: 'command-1', exitCode: 0 }]);
    expect(await ledger()).toHaveLength(1);
  });

  test('delivers the result again when the command is offered again', async () => {
    const command = plane.command();
    await boot();
    plane.queue.push(command);
    await pass(61 * SECOND);
    expect(plane.results().map(({ fence }) => fence)).toEqual([1, 2]);
    expect(await ledger()).toHaveLength(1);
  });

  test('stops working on a command that was taken away', async () => {
    plane.command();
    await boot({ run: { ms: 60 * SECOND } });
    plane.fault = (path) => (path === '/agent/log' ? 409 : undefined);
    plane.queue.length = 0;
    await pass(30 * SECOND);
    expect((await ledger())[0]).toMatchObject({ outcome: 'abandoned' });
    expect(plane.results()).toEqual([]);
  });

  test('registers again when its key is refused', async () => {
    await boot();
    plane.keys.clear();
    plane.command();
    await pass(90 * SECOND);
    expect(plane.paths().filter((path) => path === '/agent/register')).toHaveLength(2);
    expect(plane.results()).toHaveLength(1);
  });

  test.each([429, 500, 503])('asks again, later each time, when it is answered %d', async (status) => {
    plane.fault = () => status;
    await boot();
    await pass(300 * SECOND);
    const times = plane.heard.map(({ at }) => at);
    expect(times.length).toBeGreaterThan(8);
    expect(times.length).toBeLessThan(50);
    plane.fault = () => undefined;
    await pass(31 * SECOND);
    expect(plane.paths()).toContain('/agent/next');
  });
});

describe('the script', () => {
  test('fails a run of its choice with a cause', async () => {
    const cause = {
      message: 'No such file',
      exception: 'Errno::ENOENT',
      cookbook: 'app',
      file: 'app.rb',
      line: 3,
    };
    plane.command();
    plane.command();
    await boot({
      runs: [{ when: { activity: 'setup', nth: 2 }, do: { exitCode: 1, cause, log: 'FATAL\n' } }],
    });
    expect(plane.results().map(({ exitCode }) => exitCode)).toEqual([0, 1]);
    expect(plane.results()[1].cause).toEqual(cause);
    expect(plane.logs.get('command-2')).toContain('FATAL');
  });

  test('lets a machine never contact', async () => {
    await boot({ machines: [{ when: { instanceId: 'instance-1' }, do: { neverContacts: true } }] });
    await pass(3600 * SECOND);
    expect(plane.heard).toEqual([]);
  });

  test('cuts the network for a while', async () => {
    await boot({ machine: { silent: [{ fromMs: 100 * SECOND, toMs: 500 * SECOND }] } });
    await pass(1000 * SECOND);
    const seconds = plane.heard.map(({ at }) => (at - Date.parse('2026-01-05T12:00:00Z')) / SECOND);
    expect(seconds.filter((second) => second >= 100 && second < 500)).toEqual([]);
    expect(seconds.filter((second) => second >= 500).length).toBeGreaterThan(3);
  });

  test('sends everything twice, and nothing runs twice', async () => {
    plane.command();
    await boot({ machine: { duplicateSends: 1 } });
    expect(plane.results()).toHaveLength(2);
    expect(findLedgerFaults(await ledger())).toEqual([]);
    expect(await ledger()).toHaveLength(1);
  });

  test('shuts a machine down from inside, and EC2 follows', async () => {
    await boot({ machine: { shutsDownAfterMs: 10 * SECOND } });
    await ec2.start();
    await pass(10 * SECOND);
    await ec2.idle();
    expect(ec2.machinesWithTag('a', 'b')).toEqual([]);
    await expect(ec2.runOnMachine(machine, WAKE)).rejects.toThrow('not in a valid state');
  });

  test('delays a result', async () => {
    plane.command();
    await boot({ run: { resultDelayMs: 30 * SECOND } });
    expect(plane.results()).toEqual([]);
    await pass(30 * SECOND);
    expect(plane.results()).toHaveLength(1);
  });
});

describe('the ledger', () => {
  const run = {
    ec2InstanceId: 'i-1',
    instanceId: '1',
    commandId: 'a',
    type: 'setup',
    activity: 'setup',
    deploymentId: null,
    generation: null,
    fence: 1,
    bootId: 'b',
    agentRun: 'r',
  };

  test('finds a command that ran twice and two that ran at the same time', () => {
    expect(
      findLedgerFaults([
        { ...run, startedAt: 0, endedAt: 10 },
        { ...run, commandId: 'b', startedAt: 5, endedAt: 12 },
        { ...run, commandId: 'b', startedAt: 12, endedAt: 13 },
      ]),
    ).toEqual(['Command b ran 2 times, on i-1,i-1', 'On i-1, b began while a ran']);
  });
});
