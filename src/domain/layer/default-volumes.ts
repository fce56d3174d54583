import type { VolumeConfiguration } from '../../model/opsworks.generated.ts';
import type { LayerType } from './layer-type.ts';

/** The volumes (GiB) of a layer that keeps data, where its request names none. */
export const DEFAULT_VOLUMES: Readonly<Partial<Record<LayerType, readonly VolumeConfiguration[]>>> = {
  'db-master': [{ MountPoint: '/vol/mysql', NumberOfDisks: 1, Size: 10, VolumeType: 'standard' }],
  'monitoring-master': [{ MountPoint: '/vol/ganglia', NumberOfDisks: 1, Size: 10, VolumeType: 'standard' }],
};
