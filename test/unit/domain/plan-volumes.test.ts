import { expect, it } from 'vitest';
import type { VolumeId } from '../../../src/domain/ids.ts';
import { planVolumes } from '../../../src/domain/volume/plan-volumes.ts';
import type { VolumeConfiguration } from '../../../src/model/opsworks.generated.ts';

const layer = (...VolumeConfigurations: VolumeConfiguration[]) => ({ VolumeConfigurations });
const volume = (MountPoint: string, more: Partial<VolumeConfiguration> = {}) => ({
  ...{ MountPoint, NumberOfDisks: 1, Size: 10 },
  ...more,
});

function plan(layers: ReturnType<typeof layer>[], taken: string[] = []) {
  let made = 0;
  return planVolumes(layers, taken, () => `volume-${++made}` as VolumeId);
}

it('a volume is one disk of the magnetic type unless its layer says otherwise', () => {
  const [plain, fast] = plan([
    layer(volume('/vol/mysql'), volume('/fast', { VolumeType: 'io1', Iops: 300, Encrypted: true })),
  ]);
  expect(plain).toEqual({
    ...{ VolumeId: 'volume-1', Device: '/dev/sdi', MountPoint: '/vol/mysql', Size: 10 },
    ...{ VolumeType: 'standard', Encrypted: false, Iops: undefined, raid: undefined },
  });
  expect(fast).toMatchObject({ Device: '/dev/sdj', VolumeType: 'io1', Iops: 300, Encrypted: true });
});

it('of two layers that ask for one place the first has it', () => {
  const planned = plan([layer(volume('/data', { Size: 5 })), layer(volume('/data'), volume('/more'))]);
  expect(planned.map(({ MountPoint, Size }) => [MountPoint, Size])).toEqual([
    ['/data', 5],
    ['/more', 10],
  ]);
});

it('device names that the instance uses are left alone', () => {
  expect(plan([layer(volume('/data'))], ['/dev/sdi'])[0]?.Device).toBe('/dev/sdj');
});

it.each([
  [undefined, 4, 25],
  [0, 4, 25],
  [1, 2, 100],
  [5, 3, 50],
  [10, 4, 50],
])('RAID level %s of %i disks holds 100 GiB on disks of %i', (RaidLevel, NumberOfDisks, size) => {
  const planned = plan([layer(volume('/one'), volume('/data', { Size: 100, NumberOfDisks, RaidLevel }))]);
  const disks = planned.filter(({ raid }) => raid);
  expect(disks).toHaveLength(NumberOfDisks);
  expect(disks[0]).toMatchObject({ Size: size, raid: { device: '/dev/md1', level: RaidLevel ?? 0 } });
});

it('more disks than a machine has names for are refused', () => {
  const many = layer(volume('/data', { NumberOfDisks: 22, RaidLevel: 0 }));
  expect(() => plan([many])).toThrow('more than the 21 volumes');
});
