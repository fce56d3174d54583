/** A container has no block devices: the volume of `/dev/xvdf` is a directory there, `/volumes/xvdf`. */
export function volumePlace(device: string): string {
  return `/volumes/${device.replace(/^\/dev\//, '').replaceAll('/', '-')}`;
}
