import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler'; // prettier-ignore
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../../local/clock/manual-clock.ts';
import { Scheduler } from '../../../local/scheduler/scheduler.ts';
import { schedulerService } from '../../../local/scheduler/scheduler-service.ts';
import { openDatabase } from '../../../local/state/open-database.ts';
import { startServices } from '../../support/start-services.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOON = Date.parse('2026-01-01T12:00:00Z');

let folder: ReturnType<typeof temporaryFolder>;
let clock: ManualClock;
let scheduler: Scheduler;
let sdk: SchedulerClient;
let delivered: [arn: string, payload: unknown, at: number][];
let stop: () => Promise<void>;

async function open() {
  const database = openDatabase(folder.path);
  const deliver = (arn: string, payload: unknown) => void delivered.push([arn, payload, clock.now() - NOON]);
  scheduler = new Scheduler({ database, clock, deliver });
  const server = await startServices([
    schedulerService(scheduler, { clock, accountId: '000000000000', region: 'us-east-1' }),
  ]);
  sdk = new SchedulerClient(server.client);
  scheduler.start();
  stop = async () => {
    scheduler.close();
    await server.close();
    database.close();
  };
}

beforeEach(async () => {
  folder = temporaryFolder();
  clock = manualClock(NOON);
  delivered = [];
  await open();
});

afterEach(async () => {
  await stop();
  folder.remove();
});

const request = (more: Partial<CreateScheduleCommandInput> = {}): CreateScheduleCommandInput => ({
  Name: 'once',
  ScheduleExpression: 'at(2026-01-01T12:10:00)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: { Arn: 'arn:f', RoleArn: 'arn:role', Input: '{"a":1}' },
  ...more,
});
const create = (more: Partial<CreateScheduleCommandInput> = {}) =>
  sdk.send(new CreateScheduleCommand(request(more)));
const get = (Name = 'once') => sdk.send(new GetScheduleCommand({ Name }));

describe('a schedule', () => {
  test('for one time calls its target then, and removes itself if it was asked to', async () => {
    await create({ ActionAfterCompletion: 'DELETE' });
    await create({ Name: 'kept' });
    await clock.advance(3_600_000);
    expect(delivered).toEqual([
      ['arn:f', { a: 1 }, 600_000],
      ['arn:f', { a: 1 }, 600_000],
    ]);
    await expect(get()).rejects.toBeInstanceOf(ResourceNotFoundException);
    expect(await get('kept')).toMatchObject({ State: 'ENABLED', ActionAfterCompletion: 'NONE' });
  });

  test('whose time passed while the cloud was down calls once when it is up again', async () => {
    await create();
    await create({ Name: 'often', ScheduleExpression: 'rate(1 minute)' });
    await stop();
    await clock.advance(3_600_000);
    await open();
    await clock.advance(1);
    expect(delivered).toHaveLength(2);
  });

  test('that repeats does so between its start and its end', async () => {
    await create({
      ScheduleExpression: 'rate(1 minute)',
      StartDate: new Date(NOON + 120_000),
      EndDate: new Date(NOON + 240_000),
    });
    await clock.advance(3_600_000);
    expect(delivered.map(([, , at]) => at)).toEqual([120_000, 180_000, 240_000]);
  });

  test('is described and listed as it was made', async () => {
    const { ScheduleArn } = await create({
      GroupName: 'default',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      Description: 'why',
    });
    expect(ScheduleArn).toBe('arn:aws:scheduler:us-east-1:000000000000:schedule/default/once');
    expect(await get()).toMatchObject({
      Arn: ScheduleArn,
      ScheduleExpressionTimezone: 'Europe/Berlin',
      Description: 'why',
      State: 'ENABLED',
      CreationDate: new Date(NOON),
      Target: { Arn: 'arn:f', RoleArn: 'arn:role', Input: '{"a":1}' },
    }); // prettier-ignore
    const { Schedules } = await sdk.send(new ListSchedulesCommand({ NamePrefix: 'on' }));
    expect(Schedules?.map(({ Name }) => Name)).toEqual(['once']);
  });

  test('is changed, disabled and deleted', async () => {
    await create();
    await sdk.send(new UpdateScheduleCommand(request({ ScheduleExpression: 'at(2026-01-01T12:20:00)' })));
    await create({ Name: 'other' });
    await sdk.send(new UpdateScheduleCommand(request({ Name: 'other', State: 'DISABLED' })));
    await clock.advance(900_000);
    expect(delivered).toEqual([]);
    await sdk.send(new DeleteScheduleCommand({ Name: 'once' }));
    await clock.advance(900_000);
    expect(delivered).toEqual([]);
    await expect(sdk.send(new DeleteScheduleCommand({ Name: 'once' }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });

  test('made again is found made; made otherwise is a conflict', async () => {
    await create();
    await expect(create()).resolves.toBeDefined();
    await expect(create({ ScheduleExpression: 'rate(1 day)' })).rejects.toBeInstanceOf(ConflictException);
  });

  test('with an expression or a window that is not known is refused', async () => {
    await expect(create({ ScheduleExpression: 'sometimes' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(
      create({ FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 } }),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(create({ ScheduleExpressionTimezone: 'Mars/Base' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

test('the schedules of serverless.yml come and go with it', async () => {
  const declare = (...names: string[]) =>
    scheduler.declare(
      names.map((name) => ({ name, expression: 'rate(1 minute)', targetArn: `arn:${name}` })),
    );
  await create({ ScheduleExpression: 'rate(1 minute)' });
  declare('x', 'y');
  declare('y');
  await clock.advance(60_000);
  expect(delivered.map(([arn]) => arn).sort()).toEqual(['arn:f', 'arn:y']);
});
