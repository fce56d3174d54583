import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import { type Place, placeInZone, placeOfSubnet, placesIn } from '../network/places.ts';
import { notFound } from '../not-found.ts';

/** Where the request wants its instances: by subnet, by zone, or anywhere in the region. */
export function choosePlace({ SubnetId, Placement }: RunInstancesRequest, region: string): Place {
  const place = SubnetId
    ? bySubnet(SubnetId)
    : byZone(Placement?.AvailabilityZone ?? placesIn(region)[0]?.zone ?? '');
  const zone = Placement?.AvailabilityZone;
  if (zone && zone !== place.zone)
    throw new AwsError(
      'InvalidParameterValue',
      `The subnet '${SubnetId}' is in ${place.zone}, not in ${zone}`,
    );
  return place;
}

function bySubnet(subnetId: string): Place {
  const place = placeOfSubnet(subnetId);
  if (!place) throw notFound('subnet', subnetId);
  return place;
}

function byZone(zone: string): Place {
  const place = placeInZone(zone);
  if (!place) throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${zone}]`);
  return place;
}
