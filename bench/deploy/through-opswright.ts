import type { Machine } from '../system/machine.ts';
import type { RealWorld } from '../system/real-world.ts';

export interface Deploy {
  deploymentId: string;
  /** From the call of CreateDeployment until the deployment was seen successful. */
  seconds: number;
  /** When CreateDeployment answered, in milliseconds since 1970, to be compared with the times of files. */
  answeredMs: number;
}

/** One deployment of the app through the public API. */
export async function throughOpswright({ stack }: RealWorld, machines: readonly Machine[]): Promise<Deploy> {
  const begin = performance.now();
  const deploymentId = await stack.deploy(machines.map(({ instanceId }) => instanceId));
  const answeredMs = performance.timeOrigin + performance.now();
  await stack.untilSuccessful(deploymentId);
  return { deploymentId, seconds: (performance.now() - begin) / 1000, answeredMs };
}
