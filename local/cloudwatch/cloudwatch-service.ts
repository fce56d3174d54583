import type { DatabaseSync } from 'node:sqlite';
import type {
  Datapoint,
  Dimension,
  GetMetricDataInput,
  GetMetricStatisticsInput,
  ListMetricsInput,
  MetricDataQuery,
  MetricDataResult,
  MetricDatum,
  PutMetricDataInput,
} from '@aws-sdk/client-cloudwatch'; // prettier-ignore
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../contracts/aws-error.ts';
import type { AwsService } from '../contracts/aws-service.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import { inTransaction } from '../state/in-transaction.ts';
import { type Metric, MetricStore, type Statistics } from './metric-store.ts';

interface CloudWatch {
  database: DatabaseSync;
  store: MetricStore;
  clock: LocalClock;
}

/** CloudWatch: metrics by the minute. Alarms are not here yet; asking for one is answered so. */
export function cloudwatchService({
  database,
  clock,
}: {
  database: DatabaseSync;
  clock: LocalClock;
}): AwsService {
  const context: CloudWatch = { database, clock, store: new MetricStore(database) };
  context.store.forgetOld(clock.now());
  return {
    signingName: 'monitoring',
    sdk: cloudwatch,
    client: cloudwatch.CloudWatchClient,
    handlers: {
      PutMetricData: (input: PutMetricDataInput) => putMetricData(context, input),
      GetMetricStatistics: (input: GetMetricStatisticsInput) => getMetricStatistics(context, input),
      GetMetricData: (input: GetMetricDataInput) => getMetricData(context, input),
      ListMetrics: (input: ListMetricsInput) => listMetrics(context, input),
    },
  };
}

function putMetricData(
  { database, store, clock }: CloudWatch,
  { Namespace, MetricData = [] }: PutMetricDataInput,
): object {
  if (!Namespace || MetricData.length === 0)
    throw new AwsError('MissingParameter', 'Namespace and MetricData are required');
  inTransaction(database, () => {
    for (const datum of MetricData)
      store.add(metricOf(Namespace, datum.MetricName, datum.Dimensions), statisticsOf(datum, clock));
  });
  return {};
}

/** A datum is one value, many with their counts, or statistics made by the caller. */
function statisticsOf(
  { Timestamp, Value, Values, Counts, StatisticValues, Unit }: MetricDatum,
  clock: LocalClock,
): Statistics {
  const common = { startMs: Timestamp?.getTime() ?? clock.now(), unit: Unit ?? 'None' };
  if (StatisticValues !== undefined) {
    const { Sum = 0, SampleCount = 0, Minimum = 0, Maximum = 0 } = StatisticValues;
    return { ...common, sum: Sum, count: SampleCount, least: Minimum, greatest: Maximum };
  }
  const values = Values ?? [Value ?? 0];
  const counts = values.map((_, index) => Counts?.[index] ?? 1);
  return {
    ...common,
    sum: values.reduce((sum, value, index) => sum + value * (counts[index] ?? 1), 0),
    count: counts.reduce((sum, count) => sum + count, 0),
    least: Math.min(...values),
    greatest: Math.max(...values),
  };
}

function getMetricStatistics({ store }: CloudWatch, input: GetMetricStatisticsInput): object {
  const metric = metricOf(input.Namespace, input.MetricName, input.Dimensions);
  const statistics = input.Statistics ?? [];
  const found = store.read(metric, ms(input.StartTime), ms(input.EndTime), (input.Period ?? 60) * 1000);
  return { Label: input.MetricName, Datapoints: found.map((each) => toDatapoint(each, statistics)) };
}

function toDatapoint(from: Statistics, statistics: readonly string[]): Datapoint {
  const chosen = statistics.map((statistic) => [statistic, valueOfStatistic(from, statistic)]);
  return {
    Timestamp: new Date(from.startMs),
    Unit: from.unit as Datapoint['Unit'],
    ...Object.fromEntries(chosen),
  };
}

function getMetricData({ store }: CloudWatch, input: GetMetricDataInput): object {
  const { MetricDataQueries = [], StartTime, EndTime, ScanBy } = input;
  const results = MetricDataQueries.filter(({ ReturnData }) => ReturnData !== false).map((query) => {
    const result = runQuery(store, query, ms(StartTime), ms(EndTime));
    return ScanBy === 'TimestampAscending' ? result : newestFirst(result);
  });
  return { MetricDataResults: results };
}

function runQuery(
  store: MetricStore,
  { Id, Label, MetricStat }: MetricDataQuery,
  startMs: number,
  endMs: number,
): MetricDataResult {
  const { Metric: wanted, Period = 60, Stat = 'Average' } = MetricStat ?? {};
  if (wanted === undefined)
    throw new AwsError('ValidationError', 'The local CloudWatch knows no metric math: give a MetricStat');
  const metric = metricOf(wanted.Namespace, wanted.MetricName, wanted.Dimensions);
  const found = store.read(metric, startMs, endMs, Period * 1000);
  return {
    Id,
    Label: Label ?? wanted.MetricName,
    Timestamps: found.map((each) => new Date(each.startMs)),
    Values: found.map((each) => valueOfStatistic(each, Stat)),
    StatusCode: 'Complete',
  };
}

function newestFirst(result: MetricDataResult): MetricDataResult {
  return { ...result, Timestamps: result.Timestamps?.toReversed(), Values: result.Values?.toReversed() };
}

function listMetrics(
  { store }: CloudWatch,
  { Namespace, MetricName, Dimensions = [] }: ListMetricsInput,
): object {
  const found = store
    .metrics()
    .filter(({ namespace }) => Namespace === undefined || namespace === Namespace)
    .filter(({ name }) => MetricName === undefined || name === MetricName)
    .filter(({ dimensions }) =>
      Dimensions.every((wanted) =>
        dimensions.some(
          ([name, value]) => name === wanted.Name && (wanted.Value === undefined || value === wanted.Value),
        ),
      ),
    );
  return {
    Metrics: found.map(({ namespace, name, dimensions }) => ({
      Namespace: namespace,
      MetricName: name,
      Dimensions: dimensions.map(([Name, Value]) => ({ Name, Value })),
    })),
  };
}

function valueOfStatistic({ sum, count, least, greatest }: Statistics, statistic: string): number {
  switch (statistic) {
    case 'Average':
      return sum / count;
    case 'Sum':
      return sum;
    case 'SampleCount':
      return count;
    case 'Minimum':
      return least;
    case 'Maximum':
      return greatest;
    default:
      throw new AwsError('InvalidParameterValue', `The local CloudWatch keeps no ${statistic}`);
  }
}

function metricOf(namespace = '', name = '', dimensions: Dimension[] = []): Metric {
  const pairs = dimensions.map(({ Name = '', Value = '' }): [string, string] => [Name, Value]);
  return { namespace, name, dimensions: pairs.sort(([a], [b]) => (a < b ? -1 : 1)) };
}

function ms(date: Date | undefined): number {
  if (date === undefined) throw new AwsError('MissingParameter', 'StartTime and EndTime are required');
  return date.getTime();
}
