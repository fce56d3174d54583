import type { Ec2State } from './ec2-state.ts';

const SHOWN_MS = 60 * 60 * 1000;

/** Drops what EC2 no longer shows: instances that were terminated more than an hour ago. */
export function forgetTerminated(ec2: Ec2State): void {
  const old = ec2.instances
    .having('state', 'terminated')
    .filter(({ terminatedAt = 0 }) => terminatedAt < ec2.clock.now() - SHOWN_MS);
  if (old.length === 0) return;
  ec2.change(() => {
    for (const { id } of old) {
      ec2.instances.remove(id);
      ec2.tags.removeAll(id);
    }
  });
}
