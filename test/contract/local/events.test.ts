import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EventBridgeClient,
  InvalidEventPatternException,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-eventbridge'; // prettier-ignore
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../../local/clock/manual-clock.ts';
import { EventBus } from '../../../local/events/event-bus.ts';
import { eventsService } from '../../../local/events/events-service.ts';
import type { Fault } from '../../../local/faults/faults.ts';
import { openDatabase } from '../../../local/state/open-database.ts';
import { startServices } from '../../support/start-services.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOON = Date.parse('2026-01-01T12:00:00Z');
const PLACE = { accountId: '000000000000', region: 'us-east-1' };

let folder: ReturnType<typeof temporaryFolder>;
let clock: ManualClock;
let bus: EventBus;
let sdk: EventBridgeClient;
let delivered: { arn: string; payload: unknown; dueMs: number }[];
let faults: Set<Fault>;
let stop: () => Promise<void>;

async function open() {
  const database = openDatabase(folder.path);
  const deliver = (arn: string, payload: unknown, dueMs: number) =>
    void delivered.push({ arn, payload, dueMs });
  bus = new EventBus({
    database,
    clock,
    deliver,
    faults: { strikes: (fault) => faults.has(fault), upTo: () => 700 },
    ...PLACE,
  });
  const server = await startServices([eventsService(bus, PLACE)]);
  sdk = new EventBridgeClient(server.client);
  bus.start();
  stop = async () => {
    bus.close();
    await server.close();
    database.close();
  };
}

beforeEach(async () => {
  folder = temporaryFolder();
  clock = manualClock(NOON);
  [delivered, faults] = [[], new Set()];
  await open();
});

afterEach(async () => {
  await stop();
  folder.remove();
});

const rule = async (
  Name: string,
  more: { EventPattern?: string; ScheduleExpression?: string },
  target: object = {},
) => {
  await sdk.send(new PutRuleCommand({ Name, ...more }));
  await sdk.send(
    new PutTargetsCommand({ Rule: Name, Targets: [{ Id: 't', Arn: `arn:${Name}`, ...target }] }),
  );
};
const put = (detail: unknown, Source = 'own') =>
  sdk.send(
    new PutEventsCommand({
      Entries: [{ Source, DetailType: 'Kind', Detail: JSON.stringify(detail), Resources: ['arn:r'] }],
    }),
  );
const targets = () => delivered.map(({ arn }) => arn);

describe('events', () => {
  test('go to the targets of every rule they match, in EventBridge’s envelope', async () => {
    await rule('a', { EventPattern: '{"source":["own"]}' });
    await rule('b', { EventPattern: '{"detail":{"n":[1]}}' });
    await rule('c', { EventPattern: '{"source":["aws.ec2"]}' });
    const { Entries } = await put({ n: 1 });
    expect(targets()).toEqual(['arn:a', 'arn:b']);
    expect(delivered[0]?.payload).toEqual({
      version: '0',
      id: Entries?.[0]?.EventId,
      'detail-type': 'Kind',
      source: 'own',
      account: '000000000000',
      time: '2026-01-01T12:00:00Z',
      region: 'us-east-1',
      resources: ['arn:r'],
      detail: { n: 1 },
    }); // prettier-ignore
  });

  test('may be turned into what a target wants', async () => {
    const EventPattern = '{"source":["own"]}';
    await rule('constant', { EventPattern }, { Input: '{"x":1}' });
    await rule('part', { EventPattern }, { InputPath: "$.detail['a-b']" });
    await rule(
      'text',
      { EventPattern },
      {
        InputTransformer: {
          InputPathsMap: { id: '$.detail.id', all: '$.detail' },
          InputTemplate: '{"id":"<id>","all":<all>}',
        },
      },
    );
    await put({ 'a-b': [2], id: 'i"1' });
    expect(Object.fromEntries(delivered.map(({ arn, payload }) => [arn, payload]))).toEqual({
      'arn:constant': { x: 1 },
      'arn:part': [2],
      'arn:text': { id: 'i"1', all: { 'a-b': [2], id: 'i"1' } },
    });
  });

  test('without what they need are refused one by one', async () => {
    await rule('a', { EventPattern: '{"source":["own"]}' });
    const { FailedEntryCount, Entries } = await sdk.send(
      new PutEventsCommand({
        Entries: [
          { Source: 'own', DetailType: 'd', Detail: '[1]' },
          { Source: 'own', DetailType: 'd', Detail: '{}' },
        ],
      }),
    );
    expect(FailedEntryCount).toBe(1);
    expect(Entries).toMatchObject([{ ErrorCode: 'MalformedDetail' }, { EventId: expect.any(String) }]);
    expect(targets()).toEqual(['arn:a']);
  });

  test('come late or twice when the fault mode says so', async () => {
    await rule('a', { EventPattern: '{"source":["own"]}' });
    faults.add('shuffledEvents').add('doubledEvents');
    await put({});
    expect(delivered.map(({ dueMs }) => dueMs - NOON)).toEqual([700, 700]);
  });
});

describe('rules', () => {
  test('are described, listed, disabled and deleted', async () => {
    await rule('a', { EventPattern: '{"source":["own"]}' });
    expect(await sdk.send(new DescribeRuleCommand({ Name: 'a' }))).toMatchObject({
      State: 'ENABLED',
      EventPattern: '{"source":["own"]}',
    });
    expect((await sdk.send(new ListTargetsByRuleCommand({ Rule: 'a' }))).Targets).toEqual([
      { Id: 't', Arn: 'arn:a' },
    ]);
    await sdk.send(new DisableRuleCommand({ Name: 'a' }));
    await put({});
    expect(targets()).toEqual([]);
    await expect(sdk.send(new DeleteRuleCommand({ Name: 'a' }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await sdk.send(new RemoveTargetsCommand({ Rule: 'a', Ids: ['t'] }));
    await sdk.send(new DeleteRuleCommand({ Name: 'a' }));
    expect((await sdk.send(new ListRulesCommand({}))).Rules).toEqual([]);
    await expect(sdk.send(new DescribeRuleCommand({ Name: 'a' }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });

  test('with a matcher that is not known are refused', async () => {
    const unknown = sdk.send(
      new PutRuleCommand({ Name: 'a', EventPattern: '{"detail":{"ip":[{"cidr":"10.0.0.0/8"}]}}' }),
    );
    await expect(unknown).rejects.toBeInstanceOf(InvalidEventPatternException);
  });

  test('on a schedule fire each time it is due, and once for all that was missed', async () => {
    await rule('a', { ScheduleExpression: 'rate(1 minute)' });
    await clock.advance(150_000);
    expect(targets()).toEqual(['arn:a', 'arn:a']);
    expect(delivered[0]?.payload).toMatchObject({
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      time: '2026-01-01T12:01:00Z',
    });
    await stop();
    await clock.advance(600_000);
    await open();
    await clock.advance(0);
    await new Promise(setImmediate);
    expect(delivered).toHaveLength(3);
    await clock.advance(30_000);
    expect(delivered).toHaveLength(4);
  });

  test('of serverless.yml come and go with it; others stay', async () => {
    await rule('own', { EventPattern: '{"source":["own"]}' });
    const declare = (...names: string[]) =>
      bus.declare(
        names.map((name) => ({
          name,
          enabled: true,
          pattern: { source: ['own'] },
          targets: [{ id: 't', arn: `arn:${name}` }],
        })),
      );
    declare('x', 'y');
    declare('y');
    await put({});
    expect(targets()).toEqual(['arn:own', 'arn:y']);
  });
});
