import type Docker from 'dockerode';
import { tolerate } from './tolerate.ts';

/** Whether a container exists and runs. What a refusal's status means differs between engines; this does not. */
export async function isRunning(container: Docker.Container): Promise<boolean> {
  return (await tolerate([404], container.inspect()))?.State.Running ?? false;
}
