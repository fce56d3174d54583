import type { LayerAttributesKeys } from '../../model/opsworks.generated.ts';

/** The attributes that are written but never read back. */
export const SECRET_ATTRIBUTES = [
  'MysqlRootPassword',
  'HaproxyStatsPassword',
  'GangliaPassword',
] as const satisfies readonly LayerAttributesKeys[];
