import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch'; // prettier-ignore
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../../../local/clock/manual-clock.ts';
import { cloudwatchService } from '../../../local/cloudwatch/cloudwatch-service.ts';
import { openDatabase } from '../../../local/state/open-database.ts';
import { startServices } from '../../support/start-services.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOON = Date.parse('2026-01-01T12:00:00Z');
const at = (seconds: number) => new Date(NOON + seconds * 1000);
const Dimensions = [
  { Name: 'LayerId', Value: 'l' },
  { Name: 'A', Value: 'a' },
];

let sdk: CloudWatchClient;
let stop: () => Promise<void>;

beforeEach(async () => {
  const folder = temporaryFolder();
  const database = openDatabase(folder.path);
  const server = await startServices([cloudwatchService({ database, clock: manualClock(NOON) })]);
  sdk = new CloudWatchClient(server.client);
  stop = async () => {
    await server.close();
    database.close();
    folder.remove();
  };
  const data = [
    { Value: 10, Timestamp: at(0) },
    { Value: 30, Timestamp: at(59) },
    { Values: [50, 70], Counts: [1, 3], Timestamp: at(60) },
    { StatisticValues: { Sum: 100, SampleCount: 2, Minimum: 5, Maximum: 95 }, Timestamp: at(150) },
  ];
  const MetricData = data.map((datum) => ({
    MetricName: 'cpu',
    Unit: 'Percent' as const,
    Dimensions,
    ...datum,
  }));
  await sdk.send(new PutMetricDataCommand({ Namespace: 'n', MetricData }));
});

afterEach(() => stop());

test('statistics are made by period, whatever the order of the dimensions', async () => {
  const { Datapoints } = await sdk.send(
    new GetMetricStatisticsCommand({
      Namespace: 'n',
      MetricName: 'cpu',
      Dimensions: Dimensions.toReversed(),
      StartTime: at(0),
      EndTime: at(600),
      Period: 60,
      Statistics: ['Average', 'Sum', 'SampleCount', 'Minimum', 'Maximum'],
    }), // prettier-ignore
  );
  expect(Datapoints).toEqual([
    { Timestamp: at(0), Unit: 'Percent', Average: 20, Sum: 40, SampleCount: 2, Minimum: 10, Maximum: 30 },
    { Timestamp: at(60), Unit: 'Percent', Average: 65, Sum: 260, SampleCount: 4, Minimum: 50, Maximum: 70 },
    { Timestamp: at(120), Unit: 'Percent', Average: 50, Sum: 100, SampleCount: 2, Minimum: 5, Maximum: 95 },
  ]);
});

test('metric data come newest first, or oldest first when asked', async () => {
  const query = async (ScanBy?: 'TimestampAscending') => {
    const Metric = { Namespace: 'n', MetricName: 'cpu', Dimensions };
    const { MetricDataResults } = await sdk.send(
      new GetMetricDataCommand({
        StartTime: at(0),
        EndTime: at(600),
        ScanBy,
        MetricDataQueries: [{ Id: 'q', MetricStat: { Metric, Period: 120, Stat: 'Maximum' } }],
      }),
    );
    return MetricDataResults?.[0];
  };
  expect(await query()).toMatchObject({
    Id: 'q',
    Timestamps: [at(120), at(0)],
    Values: [95, 70],
    StatusCode: 'Complete',
  });
  expect(await query('TimestampAscending')).toMatchObject({ Values: [70, 95] });
});

test('metrics are listed by what is known of them', async () => {
  const list = async (input: object) => (await sdk.send(new ListMetricsCommand(input))).Metrics?.length;
  expect(await list({})).toBe(1);
  expect(await list({ Namespace: 'n', Dimensions: [{ Name: 'LayerId', Value: 'l' }] })).toBe(1);
  expect(await list({ Dimensions: [{ Name: 'LayerId', Value: 'other' }] })).toBe(0);
});

test('alarms are not here yet, and say so', async () => {
  await expect(sdk.send(new DescribeAlarmsCommand({}))).rejects.toThrow(/DescribeAlarms/);
});
