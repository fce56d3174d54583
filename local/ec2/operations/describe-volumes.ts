import type { DescribeVolumesRequest, DescribeVolumesResult } from '@aws-sdk/client-ec2';
import type { Ec2 } from '../ec2.ts';
import { findVolume } from '../find-volume.ts';
import { pageOf } from '../page-of.ts';
import type { VolumeRecord } from '../records/volume-record.ts';
import { type FilterMembers, selectBy } from '../select-by.ts';
import { toVolume } from '../to-volume.ts';

const FILTERS: FilterMembers<VolumeRecord> = {
  'volume-id': ({ id }) => [id],
  status: ({ state }) => [state],
  'availability-zone': ({ availabilityZone }) => [availabilityZone],
  'volume-type': ({ volumeType }) => [volumeType],
  'attachment.instance-id': ({ attachment }) => [attachment?.instanceId],
  'attachment.device': ({ attachment }) => [attachment?.device],
};

export function describeVolumes(ec2: Ec2, input: DescribeVolumesRequest): DescribeVolumesResult {
  const asked = input.VolumeIds?.length
    ? input.VolumeIds.map((id) => findVolume(ec2, id))
    : ec2.volumes.all();
  const matching = selectBy(asked, input.Filters, FILTERS, ({ id }) => ec2.tags.of(id));
  const page = pageOf(matching, ({ id }) => id, input);
  return { Volumes: page.items.map((volume) => toVolume(ec2, volume)), NextToken: page.NextToken };
}
