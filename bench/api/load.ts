import type { Connection } from '../../local/system/connection.ts';

export const LOAD_OPERATIONS = ['DescribeInstances', 'DescribeStacks', 'CreateStack'] as const;
export type LoadOperation = (typeof LOAD_OPERATIONS)[number];

/** What the load generator is told on its standard input. */
export interface LoadOrder {
  connection: Connection;
  operation: LoadOperation;
  /** Whose instances are described. */
  stackId: string;
  /** Callers, each of which calls again when it has its answer. */
  concurrency: number;
  /** Not counted: connections are opened and code is compiled. */
  warmUpSeconds: number;
  seconds: number;
}

/** What it writes to its standard output. */
export interface LoadReport {
  /** Of each call that was answered in the counted time, in milliseconds. */
  latencies: number[];
  /** The counted time. */
  seconds: number;
}
