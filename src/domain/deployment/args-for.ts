import type { InstanceId } from '../ids.ts';
import type { Deployment } from './deployment.ts';

/** The arguments of a deployment as one target gets them: all but one are told not to migrate. */
export function argsFor(
  { Command: { Args }, migrateOn }: Pick<Deployment, 'Command' | 'migrateOn'>,
  instanceId: InstanceId,
): Record<string, string[]> | undefined {
  if (Args?.migrate?.[0] !== 'true' || instanceId === migrateOn) return Args;
  return { ...Args, migrate: ['false'] };
}
