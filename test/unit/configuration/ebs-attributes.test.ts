import { expect, it } from 'vitest';
import { ebsAttributes } from '../../../src/domain/configuration/chef11/ebs-attributes.ts';
import { instance } from '../../support/php-stack.ts';

const me = instance('i-1', 'db1', []);
const disk = (VolumeId: string, Device: string, more: object = {}) => ({
  ...{ VolumeId, Device, InstanceId: 'i-1', Ec2VolumeId: `vol-${VolumeId}`, MountPoint: '/data', Size: 10 },
  ...more,
});

it('a recipe sees its instance’s volumes by their devices, and no others', () => {
  const others = disk('b', '/dev/sdi', { InstanceId: 'i-2' });
  expect(ebsAttributes([disk('a', '/dev/sdi', { Iops: 100 }), others], me)).toEqual({
    devices: {
      '/dev/sdi': { mount_point: '/data', volume_id: 'vol-a', fstype: 'xfs', size: 10, iops: 100 },
    },
    raids: {},
  });
});

it('the disks of an array are one thing to mount', () => {
  const raid = { device: '/dev/md0', level: 1 };
  const disks = [disk('a', '/dev/sdi', { raid }), disk('b', '/dev/sdj', { raid })];
  expect(ebsAttributes(disks, me)).toEqual({
    devices: {},
    raids: {
      '/dev/md0': {
        raid_level: 1,
        disks: ['/dev/sdi', '/dev/sdj'],
        volume_ids: { '/dev/sdi': 'vol-a', '/dev/sdj': 'vol-b' },
        ...{ mount_point: '/data', fstype: 'xfs', size: 20 },
      },
    },
  });
});
