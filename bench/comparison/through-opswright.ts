import type { BenchStack, Order } from '../system/bench-stack.ts';

export interface Ordered {
  deploymentId: string;
  /** From the call of CreateDeployment until the deployment was seen successful. */
  seconds: number;
  /** When CreateDeployment answered, in milliseconds since 1970, to be compared with the times of files. */
  answeredMs: number;
}

/** One command of a stack through the public API. */
export async function throughOpswright(stack: BenchStack, order: Order): Promise<Ordered> {
  const begin = performance.now();
  const deploymentId = await stack.order(order);
  const answeredMs = performance.timeOrigin + performance.now();
  await stack.untilSuccessful(deploymentId);
  return { deploymentId, seconds: (performance.now() - begin) / 1000, answeredMs };
}
