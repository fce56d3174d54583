import type { Ec2InstanceId, StackId } from '../domain/ids.ts';

/** Tells agents "look at your queue". A wake may be lost or doubled: both are harmless. */
export interface Wake {
  instances(ids: readonly Ec2InstanceId[]): Promise<void>;
  /**
   * Every machine that carries the stack's tag `opsworks:stack-id`, in one call. Each waits a time of its own
   * before it looks, by chance, of up to `spreadSeconds` (a whole number, 0 to 300).
   */
  stack(id: StackId, spreadSeconds: number): Promise<void>;
}
