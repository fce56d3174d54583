import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AwsError } from '../../../local/contracts/aws-error.ts';
import type { CloudEvent } from '../../../local/contracts/cloud-event.ts';
import type { Engine } from '../../../local/contracts/engine.ts';
import type { LocalEc2 } from '../../../local/ec2/local-ec2.ts';
import { createMemoryEngine } from '../../support/memory-engine.ts';
import { IMAGE, makeEc2, statesTold } from '../../support/start-ec2.ts';

/**
 * A control plane that can be killed. Its process is its calls out: once dead, no call of it takes effect or returns.
 *
 *   request ─ commit ─┬─ create ─┬─ start ─┬─ commit ─┬─ emit ─ …
 *                     ↑          ↑         ↑          ↑            killed before or after any of these
 */
function mortal(stepsToLive: number) {
  let steps = 0;
  let dead = false;
  const died = Promise.withResolvers<void>();
  const step = async (): Promise<void> => {
    if (steps++ === stepsToLive) {
      dead = true;
      died.resolve();
    }
    if (dead) await new Promise<never>(() => {});
  };
  const call =
    <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      await step();
      const result = await work(...args);
      await step();
      return result;
    };
  return { call, died: died.promise, isDead: () => dead };
}

type Mortal = ReturnType<typeof mortal>;

function mortalEngine(engine: Engine, { call }: Mortal): Engine {
  return {
    ...engine,
    create: call(engine.create),
    start: call(engine.start),
    stop: call(engine.stop),
    reboot: call(engine.reboot),
    remove: call(engine.remove),
    list: call(engine.list),
    removeVolume: call(engine.removeVolume),
  };
}

const REQUESTS = ['start', 'stop', 'terminate', 'reboot', 'settle'] as const;
type Request = { kind: 'launch'; token: number } | { kind: (typeof REQUESTS)[number]; token: number };

const request: fc.Arbitrary<Request> = fc.record({
  kind: fc.constantFrom('launch' as const, 'launch' as const, ...REQUESTS),
  token: fc.integer({ min: 0, max: 3 }),
});

/** The one instance that this client token stands for: by now its id, whichever life of the control plane made it. */
async function idOf(ec2: LocalEc2, token: number): Promise<string | undefined> {
  const Filters = [{ Name: 'client-token', Values: [`token-${token}`] }];
  const { Reservations } = (await ask(ec2, 'DescribeInstances', { Filters })) as {
    Reservations: { Instances: { InstanceId: string }[] }[];
  };
  const ids = Reservations.flatMap(({ Instances }) => Instances.map(({ InstanceId }) => InstanceId));
  expect(ids.length).toBeLessThanOrEqual(1);
  return ids[0];
}

async function ask(ec2: LocalEc2, operation: string, input: object): Promise<object | undefined> {
  const call = { operation, region: 'us-east-1', requestId: '1', caller: { accessKeyId: 'a' } };
  return ec2.service.handlers[operation]?.(input, call);
}

const OPERATIONS = {
  start: 'StartInstances',
  stop: 'StopInstances',
  terminate: 'TerminateInstances',
  reboot: 'RebootInstances',
};

async function perform(ec2: LocalEc2, { kind, token }: Request): Promise<void> {
  if (kind === 'settle') return ec2.idle();
  if (kind === 'launch') {
    const mapping = { DeviceName: '/dev/xvdf', Ebs: { VolumeSize: 1, DeleteOnTermination: true } };
    const launch = { ImageId: IMAGE, MinCount: 1, MaxCount: 1, BlockDeviceMappings: [mapping] };
    await ask(ec2, 'RunInstances', { ...launch, ClientToken: `token-${token}` });
    return;
  }
  const id = await idOf(ec2, token);
  if (id) await ask(ec2, OPERATIONS[kind], { InstanceIds: [id] });
}

/** EC2 refuses many of the requests: that is part of the game. */
async function tolerate(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}

const FOLLOWS: Record<string, string[]> = {
  pending: ['running', 'shutting-down', 'stopping'],
  running: ['stopping', 'shutting-down'],
  stopping: ['stopped', 'shutting-down'],
  stopped: ['pending', 'shutting-down'],
  'shutting-down': ['terminated'],
  terminated: [],
};

/** The states told of an instance, without what was told twice in a row by a crash. */
function story(events: CloudEvent[], id: string): string[] {
  return statesTold(events, id).filter((state, index, all) => state !== all[index - 1]);
}

test('killed at any step and started again, EC2 leaves no orphan, doubles no machine and tells every state', async () => {
  const life = fc.record({
    steps: fc.integer({ min: 0, max: 40 }),
    requests: fc.array(request, { maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 1, maxLength: 4 }),
      fc.array(request),
      async (lives, last) => {
        const events: CloudEvent[] = [];
        const engine = createMemoryEngine();
        const emit = async (event: CloudEvent): Promise<void> => void events.push(event);
        let parts = makeEc2().options;

        for (const { steps, requests } of [...lives, { steps: Number.POSITIVE_INFINITY, requests: last }]) {
          const life = mortal(steps);
          const { ec2, options } = makeEc2({
            ...parts,
            engine: mortalEngine(engine, life),
            emit: life.call(emit),
          });
          parts = options;
          const live = async (): Promise<void> => {
            await ec2.start();
            for (const each of requests) if (!life.isDead()) await tolerate(perform(ec2, each));
            await ec2.idle();
          };
          await Promise.race([live(), life.died]);
        }
        await checkAgreement(makeEc2({ ...parts, engine, emit }).ec2, engine, events);
      },
    ),
    { numRuns: 200 },
  );
}, 60_000);

async function checkAgreement(
  ec2: LocalEc2,
  engine: ReturnType<typeof createMemoryEngine>,
  events: CloudEvent[],
): Promise<void> {
  const { Reservations } = (await ask(ec2, 'DescribeInstances', {})) as {
    Reservations: {
      Instances: { InstanceId: string; State: { Name: string }; PrivateIpAddress?: string }[];
    }[];
  };
  const instances = Reservations.flatMap(({ Instances }) => Instances);
  const expected = instances
    .filter(({ State }) => State.Name !== 'terminated')
    .map(({ InstanceId, State }) => [InstanceId, State.Name]);
  expect(new Map(engine.states)).toEqual(new Map(expected as [string, 'running' | 'stopped'][]));
  expect(engine.volumes.size).toBe(expected.length);
  const addresses = instances.flatMap(({ PrivateIpAddress }) => PrivateIpAddress ?? []);
  expect(new Set(addresses).size).toBe(expected.length);
  for (const { InstanceId, State } of instances) {
    const told = story(events, InstanceId);
    expect(told[0]).toBe('pending');
    expect(told.at(-1)).toBe(State.Name);
    told.slice(1).forEach((state, index) => {
      expect(FOLLOWS[told[index] ?? '']).toContain(state);
    });
  }
}
