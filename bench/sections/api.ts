import { LOAD_OPERATIONS, type LoadOperation, type LoadReport } from '../api/load.ts';
import { runLoad } from '../api/run-load.ts';
import type { Figure } from '../figures/figure.ts';
import { percentile } from '../statistics/percentile.ts';
import type { Section } from './section.ts';

const CONCURRENCY = 8;
const WARM_UP_SECONDS = 1;

/** Latency and throughput of three operations, the clients in a process of their own. */
export const api: Section = {
  name: 'api',
  world: 'simulated',
  measure: async ({ simulated, loadSeconds, progress }) => {
    const { system, stack } = await simulated();
    const figures: Figure[] = [];
    for (const operation of LOAD_OPERATIONS) {
      progress(`Calling ${operation} for ${loadSeconds} s, ${CONCURRENCY} at a time …`);
      const report = await runLoad({
        connection: system.connection,
        operation,
        stackId: stack.stackId,
        concurrency: CONCURRENCY,
        warmUpSeconds: WARM_UP_SECONDS,
        seconds: loadSeconds,
      });
      figures.push(...figuresOf(operation, report));
    }
    return figures;
  },
};

function figuresOf(operation: LoadOperation, { latencies, seconds }: LoadReport): Figure[] {
  const name = `api_${operation.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase()}`;
  const title = `${operation}, ${CONCURRENCY} at a time`;
  return [
    { name: `${name}_p50`, title: `${title}: median`, value: percentile(latencies, 0.5), unit: 'ms' },
    {
      name: `${name}_p99`,
      title: `${title}: 99th percentile`,
      value: percentile(latencies, 0.99),
      unit: 'ms',
    },
    {
      name: `${name}_rate`,
      title: `${title}: throughput`,
      value: latencies.length / seconds,
      unit: 'calls/s',
    },
  ];
}
