import type { LayerType } from './layer-type.ts';
import type { SECRET_ATTRIBUTES } from './secret-attributes.ts';

/** The password that a layer of each type cannot be without: one is made where none is given. */
export const OWN_PASSWORD: Readonly<Partial<Record<LayerType, (typeof SECRET_ATTRIBUTES)[number]>>> = {
  lb: 'HaproxyStatsPassword',
  'db-master': 'MysqlRootPassword',
  'monitoring-master': 'GangliaPassword',
};
