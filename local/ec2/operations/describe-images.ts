import type { DescribeImagesRequest, DescribeImagesResult, Image } from '@aws-sdk/client-ec2';
import type { Ec2 } from '../ec2.ts';
import type { MachineImage } from '../ec2-options.ts';
import { findImage } from '../find-image.ts';
import { ROOT_DEVICE } from '../launch/root-device.ts';
import { type FilterMembers, selectBy } from '../select-by.ts';

const FILTERS: FilterMembers<MachineImage> = {
  'image-id': ({ id }) => [id],
  name: ({ name }) => [name],
  architecture: ({ architecture }) => [architecture],
  state: () => ['available'],
};

export function describeImages(ec2: Ec2, input: DescribeImagesRequest): DescribeImagesResult {
  const asked = input.ImageIds?.length ? input.ImageIds.map((id) => findImage(ec2, id)) : [...ec2.images];
  return { Images: selectBy(asked, input.Filters, FILTERS).map((image) => toImage(ec2, image)) };
}

function toImage(ec2: Ec2, { id, name, description, architecture }: MachineImage): Image {
  return {
    ImageId: id,
    Name: name,
    Description: description,
    Architecture: architecture,
    State: 'available',
    OwnerId: ec2.account,
    RootDeviceType: 'ebs',
    RootDeviceName: ROOT_DEVICE,
    VirtualizationType: 'hvm',
    ImageType: 'machine',
    Public: true,
  };
}
