import type { MachineSpec } from '../../contracts/engine.ts';

/** What people call the instance: its host name in OpsWorks; the machine's own where it is not of OpsWorks. */
export function instanceName({ tags, hostname }: Pick<MachineSpec, 'tags' | 'hostname'>): string {
  return tags['opsworks:instance'] ?? hostname;
}
