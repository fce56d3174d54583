import type { VolumeConfiguration } from '../../model/opsworks.generated.ts';

/** The size (GiB) of each disk of a volume, whose `Size` is what the array as a whole is to hold. */
export function diskSize({ Size, NumberOfDisks, RaidLevel }: VolumeConfiguration): number {
  return Math.ceil(Size / dataDisks(NumberOfDisks, RaidLevel));
}

/** How many disks' worth of data an array holds. */
function dataDisks(disks: number, level = 0): number {
  switch (level) {
    case 1:
      return 1;
    case 5:
      return Math.max(1, disks - 1);
    case 10:
      return Math.max(1, Math.floor(disks / 2));
    default:
      return disks;
  }
}
