import type { MachineSystem } from '../../contracts/machine-system.ts';
import type { Ec2Options } from '../ec2-options.ts';
import { LOCAL_IMAGES } from '../local-images.ts';

/** What a machine of this image runs. @throws Error when the image is known no more */
export function systemOf(
  { images = LOCAL_IMAGES }: Pick<Ec2Options, 'images'>,
  imageId: string,
): MachineSystem {
  const image = images.find(({ id }) => id === imageId);
  if (!image) throw new Error(`The image ${imageId} is not there any more`);
  return image.system;
}
