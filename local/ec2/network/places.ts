// Kept together: all of it follows from the names of regions and zones.

import { fixedId } from '../ids.ts';

/** Where an instance can be: each availability zone has one subnet, each region one VPC, there from the start. */
export interface Place {
  zone: string;
  region: string;
  vpcId: string;
  subnetId: string;
}

/** The regions of OpsWorks Stacks. The zones are the same machine and the same network; only their names differ. */
const REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-central-1',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'sa-east-1',
];

export function placesIn(region: string): Place[] {
  return ['a', 'b', 'c'].map((letter) => placeOf(region, `${region}${letter}`));
}

export function defaultVpcId(region: string): string {
  return fixedId('vpc', region);
}

export function isVpc(vpcId: string): boolean {
  return REGIONS.some((region) => defaultVpcId(region) === vpcId);
}

/** The place of a zone of any region; `undefined` when it is not the name of one. */
export function placeInZone(zone: string): Place | undefined {
  const region = /^([a-z]{2}(?:-[a-z]+)+-\d)[a-f]$/.exec(zone)?.[1];
  return region === undefined ? undefined : placeOf(region, zone);
}

export function placeOfSubnet(subnetId: string): Place | undefined {
  return REGIONS.flatMap(placesIn).find((place) => place.subnetId === subnetId);
}

function placeOf(region: string, zone: string): Place {
  return { zone, region, vpcId: defaultVpcId(region), subnetId: fixedId('subnet', zone) };
}
