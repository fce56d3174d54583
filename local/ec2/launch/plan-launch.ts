import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import type { MachineImage } from '../ec2-options.ts';
import { findImage } from '../find-image.ts';
import type { Place } from '../network/places.ts';
import { required } from '../required.ts';
import { chooseGroups } from './choose-groups.ts';
import { choosePlace } from './choose-place.ts';
import { type PlannedVolume, planVolumes } from './plan-volumes.ts';
import { refuseUnsupported } from './refuse-unsupported.ts';
import { withInterface } from './with-interface.ts';

/** A launch whose every parameter has been checked. */
export interface LaunchPlan {
  request: RunInstancesRequest;
  /** Whether its instances get a public address. */
  publicIp: boolean;
  minCount: number;
  maxCount: number;
  image: MachineImage;
  instanceType: string;
  place: Place;
  securityGroupIds: string[];
  /** The root volume first. */
  volumes: PlannedVolume[];
}

const USER_DATA_BYTES = 16_384;

/** @throws AwsError with EC2's code for what is wrong */
export function planLaunch(ec2: Ec2, input: RunInstancesRequest, region: string): LaunchPlan {
  refuseUnsupported(input);
  const { publicIp, ...request } = withInterface(input);
  checkUserData(request.UserData);
  return {
    request,
    publicIp,
    ...counts(request),
    image: findImage(ec2, required(request.ImageId, 'ImageId')),
    instanceType: instanceType(request.InstanceType ?? 'm1.small'),
    place: choosePlace(request, region),
    securityGroupIds: chooseGroups(ec2, request, region),
    volumes: planVolumes(request.BlockDeviceMappings ?? []),
  };
}

function counts(request: RunInstancesRequest): { minCount: number; maxCount: number } {
  const minCount = required(request.MinCount, 'MinCount');
  const maxCount = required(request.MaxCount, 'MaxCount');
  if (minCount < 1 || maxCount < minCount)
    throw new AwsError(
      'InvalidParameterValue',
      `MinCount ${minCount} and MaxCount ${maxCount} are no range of counts`,
    );
  return { minCount, maxCount };
}

/** Every well-formed name is a type here: no machine of ours differs from another in size. */
function instanceType(name: string): string {
  if (!/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(name))
    throw new AwsError('InvalidParameterValue', `Invalid value '${name}' for InstanceType.`);
  return name;
}

function checkUserData(userData: string | undefined): void {
  if (userData === undefined) return;
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(userData))
    throw new AwsError('InvalidUserData.Malformed', 'Invalid BASE64 encoding of user data.');
  if (Buffer.from(userData, 'base64').length > USER_DATA_BYTES)
    throw new AwsError('InvalidParameterValue', `User data is limited to ${USER_DATA_BYTES} bytes`);
}
