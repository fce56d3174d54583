import { notFound } from '../not-found.ts';
import { defaultVpcId, isVpc } from './places.ts';

/** The VPC of this id, or the region's when none is named. @throws AwsError InvalidVpcID.NotFound */
export function findVpc(vpcId: string | undefined, region: string): string {
  const found = vpcId ?? defaultVpcId(region);
  if (found !== defaultVpcId(region) && !isVpc(found)) throw notFound('vpc', found);
  return found;
}
