import type { Instance } from '../domain/instance/instance.ts';
import type { Change } from '../ports/store.ts';
import { registeredElasticIpKey, registeredVolumeKey } from './keys.ts';

/** The writes by which a stack keeps what an instance leaves behind when it is deleted: registered, unattached. */
export function registerLeftovers(
  { StackId, volumes = [], ElasticIp }: Instance,
  { keepVolumes, keepElasticIp }: { keepVolumes: boolean; keepElasticIp: boolean },
): Change[] {
  const left = keepVolumes ? volumes.filter(({ Ec2VolumeId }) => Ec2VolumeId) : [];
  const changes: Change[] = left.map((volume) => ({
    kind: 'put',
    item: { ...registeredVolumeKey(StackId, volume.VolumeId), ...volume },
  }));
  if (!keepElasticIp || !ElasticIp) return changes;
  return [
    ...changes,
    { kind: 'put', item: { ...registeredElasticIpKey(StackId, ElasticIp), ip: ElasticIp } },
  ];
}
