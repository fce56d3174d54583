import type { JsonObject } from '../json-object.ts';
import { layerKey } from '../layer-key.ts';
import type { LayerRecord, VolumeConfigurationRecord } from '../stack-snapshot.ts';

/** An item of `aws_opsworks_layer`. */
export function layerItem(layer: LayerRecord): JsonObject {
  return {
    layer_id: layer.LayerId,
    name: layer.Name,
    shortname: layerKey(layer),
    type: layer.Type,
    packages: [...(layer.Packages ?? [])],
    ecs_cluster_arn: layer.Attributes?.EcsClusterArn ?? null,
    volume_configurations: (layer.VolumeConfigurations ?? []).map(volumeConfiguration),
  };
}

function volumeConfiguration(volume: VolumeConfigurationRecord): JsonObject {
  return {
    encrypted: volume.Encrypted === true,
    iops: volume.Iops ?? null,
    mount_point: volume.MountPoint ?? null,
    number_of_disks: volume.NumberOfDisks ?? null,
    raid_level: volume.RaidLevel ?? null,
    size: volume.Size ?? null,
    volume_type: volume.VolumeType ?? null,
  };
}
