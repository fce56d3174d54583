import type {
  AvailabilityZone,
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult,
} from '@aws-sdk/client-ec2';
import type { Call } from '../../contracts/aws-service.ts';
import type { Ec2 } from '../ec2.ts';
import { type Place, placeInZone, placesIn } from '../network/places.ts';
import { notFound } from '../not-found.ts';
import { type FilterMembers, selectBy } from '../select-by.ts';

const FILTERS: FilterMembers<Place> = {
  'zone-name': ({ zone }) => [zone],
  'region-name': ({ region }) => [region],
  'zone-type': () => ['availability-zone'],
  'opt-in-status': () => ['opt-in-not-required'],
  state: () => ['available'],
};

export function describeAvailabilityZones(
  _ec2: Ec2,
  input: DescribeAvailabilityZonesRequest,
  call: Call,
): DescribeAvailabilityZonesResult {
  const asked = input.ZoneNames?.length ? input.ZoneNames.map(zone) : placesIn(call.region);
  return { AvailabilityZones: selectBy(asked, input.Filters, FILTERS).map(toZone) };
}

function zone(name: string): Place {
  const place = placeInZone(name);
  if (!place) throw notFound('zone', name);
  return place;
}

function toZone({ zone: ZoneName, region: RegionName }: Place): AvailabilityZone {
  return { ZoneName, ZoneId: ZoneName, RegionName, State: 'available', ZoneType: 'availability-zone' };
}
